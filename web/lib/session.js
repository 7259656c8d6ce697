// @ts-check
/** @typedef {{access_token: string, refresh_token: string, user: import('./types.js').User}} Session */

const STORED = 'manyi.session';

/** Per tab and gone with it: tokens are never kept in a longer-lived place. @returns {Session | null} */
export function session() {
  return JSON.parse(sessionStorage.getItem(STORED) ?? 'null');
}

/** @param {Session} started */
export function startSession({ access_token, refresh_token, user }) {
  sessionStorage.setItem(STORED, JSON.stringify({ access_token, refresh_token, user }));
}

export function endSession() {
  sessionStorage.removeItem(STORED);
}
