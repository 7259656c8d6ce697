// @ts-check
/** The token of this screen. It stays until it is revoked, also when the power goes: nobody logs in on a wall. */
const STORED = 'manyi.wall';

/** What tokens of walls begin with. */
export const WALL_TOKEN = 'manyi_wall_';

export const deviceToken = () => localStorage.getItem(STORED) ?? '';

/** @param {string} token */
export const keepToken = (token) => localStorage.setItem(STORED, token);

export const forgetToken = () => localStorage.removeItem(STORED);

/** A token handed over in the address goes into the browser's store, and out of the address and its history. */
export function takeToken() {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token === null) return;
  if (token.trim()) keepToken(token.trim());
  const rest = location.hash.slice(1).split('&').filter((part) => !part.startsWith('token='));
  history.replaceState(null, '', location.pathname + location.search + (rest.length ? `#${rest.join('&')}` : ''));
}
