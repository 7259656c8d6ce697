// @ts-check
import { titleOf } from '../components/explore-panel/explore-panel.js';
import { api } from '../lib/api.js';
import { chartPicture } from '../lib/chart-picture.js';
import { addDays } from '../lib/periods.js';
import { viewQuery } from './explore-queries.js';

/** @typedef {import('../components/explore-panel/group-rows.js').Shown} Shown @typedef {import('../components/chart-panel/chart-panel.js').Content} Content */

/** @type {Record<string, string>} */
const TYPES = { csv: 'text/csv', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };
/** Spreadsheets take text without it for the one of their own country. */
const BYTE_ORDER_MARK = '\ufeff';

/** The files that a view can be. @param {string} view */
export function formatsOf(view) {
  if (view === 'rows') return ['csv', 'xlsx'];
  return view === 'distribution' ? ['csv', 'png', 'svg'] : ['csv', 'xlsx', 'png', 'svg'];
}

/** What is shown, as a file: numbers by the server and for the same question, pictures by what drew them. @param {string} format @param {Shown} shown @param {{content?: Content, answer?: any}} drawn @param {string} filters in words @returns {Promise<Blob>} */
export async function fileOf(format, shown, { content, answer }, filters) {
  const { state, kpi, kpis } = shown;
  if (format === 'png' || format === 'svg') {
    if (!content) throw new Error('nothing is drawn');
    return chartPicture(content.option, { title: titleOf(shown), subtitle: [`${state.from} – ${addDays(state.to, -1)}`, filters, content.note].filter(Boolean).join(' · ') }, format);
  }
  const { limit, offset, ...query } = viewQuery(state, kpi, kpis);
  if (state.view === 'rows') return api.rowsFile(kpi.id, query, TYPES[format]);
  if (state.view === 'distribution') return distributionFile(answer);
  return api.valuesFile(limit ? { ...query, limit } : query, TYPES[format]);
}

/** @param {import('../lib/types.js').Distribution} answer */
function distributionFile({ kpi, from, to, scale }) {
  const lines = [['kpi', 'from', 'to', 'value', 'n'], ...scale.map(({ value, n }) => [kpi, from, to, value, n ?? ''])];
  return new Blob([BYTE_ORDER_MARK, ...lines.map((cells) => `${cells.join()}\r\n`)], { type: TYPES.csv });
}

/** @param {import('./explore-state.js').Explored} state @param {string} format */
export const fileName = ({ kpi, from, to, view }, format) => `${kpi}-${view}-${from}-${addDays(to, -1)}.${format}`;
