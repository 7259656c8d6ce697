// @ts-check
/** What the pages of figures show is written after the name of the page in the address: period, region, store and each page's own choices. */
import { isDate, presets } from '../lib/periods.js';
import { addressOf } from '../lib/router.js';

/** @typedef {import('../lib/types.js').Period & {region: string, store: string} & Record<string, string>} Figured */

/**
 * @param {URLSearchParams} query @param {string} today @param {Record<string, string[]>} [choices] what each further parameter accepts, its default first
 * @returns {{state: Figured, refused: string[]}} `refused` names the parameters that had to be replaced by their default
 */
export function readFigured(query, today, choices = {}) {
  const [from, to] = [query.get('from'), query.get('to')];
  const period = isDate(from) && isDate(to) && from < to ? { from, to } : undefined;
  const refused = (from !== null || to !== null) && !period ? ['from, to'] : [];
  /** @type {Figured} */
  const state = { ...(period ?? presets(today).this_month), region: query.get('region') ?? '', store: query.get('store') ?? '' };
  for (const [name, accepted] of Object.entries(choices)) {
    const given = query.get(name);
    if (given !== null && !accepted.includes(given)) refused.push(name);
    state[name] = given !== null && accepted.includes(given) ? given : accepted[0];
  }
  return { state, refused };
}

/** Where one goes on asking about a number: what is shown here, as far as it can be asked there. @param {Figured} state @param {Record<string, string>} more */
export const exploreAddress = ({ from, to, region, store }, more) => addressOf('explore', { from, to, region, store, ...more });

/** What is asked of the server in any case. @param {Figured} state */
export const asked = ({ from, to, region, store }) => ({ from, to, region, store });
