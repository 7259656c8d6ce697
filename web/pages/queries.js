// @ts-check
import { grainFor } from '../lib/periods.js';

/** @typedef {import('../lib/types.js').Kpi} Kpi @typedef {import('../lib/types.js').State} State */

/** The one number above all others, shown with what it is made of. */
export const INDEX = 'service_index';

/** The headline numbers: what customers say, then how they are served. */
export const TILES = {
  voice: ['csat_score', 'nps', 'ces_mean', 'responses', 'complaints'],
  service: ['first_response_p50', 'resolution_p50', 'response_sla', 'first_contact_resolution', 'closure_48h'],
};

export const RANKED_STORES = 20;

/** What each part of the page asks the server: `overview` is the first screen, the others fill the panels below it. @param {State} state @param {Kpi} kpi the chosen one @returns {Record<string, Record<string, string>>} */
export function queries({ from, to, region, rank }, kpi) {
  const descending = (kpi.direction === 'lower') === (rank === 'worst');
  return {
    overview: { from, to, region },
    regions: { kpi: 'responses', from, to, by: 'region' },
    trend: { kpi: kpi.id, from, to, region, grain: grainFor({ from, to }), compare: 'target' },
    ranking: { kpi: kpi.id, from, to, region, by: 'store', sort: (descending ? '-' : '') + kpi.id, limit: String(RANKED_STORES) },
    quality: { from, to, region },
  };
}

/** How one number of the page came about. @param {State} state @param {string} kpi */
export const explained = ({ from, to, region }, kpi) => ({ kpi, from, to, region, explain: 'true' });

