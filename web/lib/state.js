// @ts-check
/** What the page shows is written in its address, and nowhere else. */
import { isDate, presets } from './periods.js';

/** @typedef {import('./types.js').State} State */

export const DEFAULT_TREND = 'csat_score';

/**
 * @param {string} search the query of the address @param {string} today @param {string[]} kpis the ids the server knows
 * @returns {{state: State, refused: string[]}} `refused` names the parameters that had to be replaced by their default
 */
export function readState(search, today, kpis) {
  const query = new URLSearchParams(search);
  const [from, to] = [query.get('from'), query.get('to')];
  const [trend, rank] = [query.get('trend'), query.get('rank')];
  const periodGiven = from !== null || to !== null;
  const period = isDate(from) && isDate(to) && from < to ? { from, to } : undefined;
  const trendKnown = trend !== null && kpis.includes(trend);
  const refused = [
    periodGiven && !period && 'from, to',
    trend !== null && !trendKnown && 'trend',
    rank !== null && rank !== 'best' && rank !== 'worst' && 'rank',
  ];
  return {
    state: {
      ...(period ?? presets(today).this_month),
      region: query.get('region') ?? '',
      trend: trendKnown ? trend : DEFAULT_TREND,
      rank: rank === 'worst' ? 'worst' : 'best',
    },
    refused: refused.filter((name) => name !== false),
  };
}

/** @param {State} state @param {string} language */
export function writeState(state, language) {
  const query = new URLSearchParams({ from: state.from, to: state.to });
  if (state.region) query.set('region', state.region);
  query.set('trend', state.trend);
  if (state.rank === 'worst') query.set('rank', state.rank);
  query.set('lang', language);
  return `?${query}`;
}
