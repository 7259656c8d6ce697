// @ts-check
import { filterQuery, ratingsOf, ROWS_A_PAGE } from './explore-state.js';

/** @typedef {import('../lib/types.js').Kpi} Kpi @typedef {import('./explore-state.js').Explored} Explored */

/** What the whole is held against, whatever else is asked for. */
const HELD_AGAINST = ['previous', 'year_ago', 'target'];

/** What the number above all is made of. @param {Explored} state @returns {Record<string, string>} */
export function wholeQuery({ kpi, from, to, filters, compare }) {
  return { kpi, from, to, ...filterQuery(filters), compare: [...new Set([...HELD_AGAINST, compare])].filter(Boolean).join() };
}

/** What the chosen view asks the server. @param {Explored} state @param {Kpi} kpi @param {Kpi[]} kpis @returns {Record<string, string>} */
export function viewQuery(state, kpi, kpis) {
  const { view, from, to, by, across, grain, compare, order, sort, offset, filters } = state;
  const asked = { kpi: kpi.id, from, to, ...filterQuery(filters) };
  const descending = (kpi.direction === 'lower') === (order === 'worst');
  switch (view) {
    case 'line':
      return { ...asked, grain, by, compare: by ? '' : compare, limit: by ? '10000' : '' };
    case 'heat':
      return { ...asked, by, across };
    case 'distribution':
      return { from, to, ...filterQuery(filters) };
    case 'radar':
      return { ...asked, kpi: ratingsOf(kpis).map(({ id }) => id).join(), by, compare: by ? '' : compare || 'previous' };
    case 'rows':
      // Newest first; the parts of an index have no time.
      return { from, to, ...filterQuery(filters), sort: sort || (kpi.family === 'index' ? '' : '-time'), limit: String(ROWS_A_PAGE), offset: offset ? String(offset) : '' };
    default:
      return { ...asked, by, compare, sort: (descending ? '-' : '') + kpi.id };
  }
}

/** The names of what is filtered by, each as the answer to a question of its own. @param {Explored} state @returns {Record<string, Record<string, string>>} */
export function nameQueries({ kpi, from, to, filters }) {
  return Object.fromEntries(filters.map(({ dimension, key }) => [`name:${dimension}`, { kpi, from, to, by: dimension, [dimension]: key }]));
}

/** Dimensions of which rows tell the codes only. */
const CODED = ['category', 'employee'];

/** What the codes in the rows are called. @param {Explored} state @param {Kpi} kpi @returns {Record<string, Record<string, string>>} */
export function codeQueries({ view, from, to, filters }, kpi) {
  const asked = view === 'rows' ? CODED.filter((dimension) => kpi.dimensions.includes(dimension)) : [];
  return Object.fromEntries(asked.map((by) => [`codes:${by}`, { kpi: kpi.id, from, to, by, ...filterQuery(filters), limit: '10000' }]));
}

/** The groups that one more filter may choose among. @param {Explored} state @param {string} dimension @returns {Record<string, string>} */
export const groupsQuery = ({ kpi, from, to, filters }, dimension) => ({ kpi, from, to, by: dimension, ...filterQuery(filters) });
