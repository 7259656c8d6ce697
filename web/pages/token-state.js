// @ts-check
/** Whether a token still opens anything. @param {import('../lib/types.js').Token} token @param {number} now @returns {'active' | 'expired' | 'revoked'} */
export function stateOf({ revoked_at, expires_at }, now) {
  if (revoked_at) return 'revoked';
  return expires_at && Date.parse(expires_at) <= now ? 'expired' : 'active';
}
