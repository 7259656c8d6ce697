// @ts-check
import { addressOf, pagesOf } from './router.js';

/** @typedef {import('./types.js').Period & {region: string}} Where */

/**
 * Addresses of the page that takes a number apart, in the API's own parameter names; none for who has no such page.
 * @param {import('./router.js').Person} person @param {Where} where the period and region that are shown
 */
export function explorer(person, { from, to, region }) {
  if (!pagesOf(person).includes('explore')) return () => '';
  return (/** @type {Record<string, string>} */ query) => addressOf('explore', { from, to, region, ...query });
}

/** @typedef {ReturnType<typeof explorer>} Explorer */
