// @ts-check
import { html } from '../lib/html.js';
import { format, language, t } from '../lib/i18n.js';
import { kpiValue, NOTHING } from '../lib/value-text.js';

/** @typedef {import('../lib/types.js').Kpi} Kpi @typedef {import('../lib/types.js').Row} Row @typedef {import('../lib/types.js').Value} Value */

/** A value with what it stands for. @param {Kpi} kpi @param {Value} value */
export const sampled = (kpi, value) =>
  html`${kpiValue(kpi, value)} ${kpi.unit !== 'count' && !value.suppressed && value.n > 0 && html`<span class="of">${t('ranking.n', { n: format.count(value.n) })}</span>`}`;

/** What a group is called. @param {Row} row */
export const nameOf = ({ key, name }) => name ?? key ?? t('table.not_given');

/**
 * Groups in rows, KPIs in columns.
 * @param {{head: string, rows: Row[], kpis: Kpi[], href?: (row: Row, kpi: Kpi) => string, more?: {head: string, cell: (row: Row) => unknown}[]}} table
 *   `href`: where the name of a group leads; `more`: further columns
 */
export function valueTable({ head, rows, kpis, href, more = [] }) {
  const name = (/** @type {Row} */ row) => (href && row.key ? html`<a href="${href(row, kpis[0])}">${nameOf(row)}</a>` : nameOf(row));
  return html`<div class="wide" tabindex="0" role="region" aria-label="${head}"><table class="values">
    <thead><tr><th scope="col">${head}</th>${kpis.map((kpi) => html`<th scope="col">${kpi.name[language()]}</th>`)}${more.map((column) => html`<th scope="col">${column.head}</th>`)}</tr></thead>
    <tbody>${rows.map(
      (row) => html`<tr><th scope="row">${name(row)}</th>${kpis.map((kpi) => html`<td>${sampled(kpi, row.values[kpi.id] ?? NOTHING)}</td>`)}${more.map((column) => html`<td>${column.cell(row)}</td>`)}</tr>`,
    )}</tbody>
  </table></div>`;
}

/** Whether nothing of all this is there, not even withheld. @param {Row[]} rows */
export const nothingOf = (rows) => rows.every(({ values }) => Object.values(values).every(({ n, suppressed }) => !n && !suppressed));

/** What is to be said of withheld values: why, and from how many on they are told; nothing where none is. @param {{rows: Row[], small_group?: number}} answer */
export function withheldNote({ rows, small_group }) {
  const withheld = rows.some(({ values }) => Object.values(values).some(({ suppressed }) => suppressed));
  return withheld ? t('figures.withheld', { n: small_group ?? '?' }) : '';
}

/** A few numbers side by side, each with its change. @param {Kpi[]} kpis @param {Record<string, Value>} values @param {(kpi: Kpi) => string} href */
export const headline = (kpis, values, href) =>
  html`<dl class="headline">${kpis.map((kpi) => {
    const value = values[kpi.id] ?? NOTHING;
    const change = value.previous?.change;
    const noise = value.previous?.significant === false;
    return html`<div><dt><a href="${href(kpi)}">${kpi.name[language()]}</a></dt><dd>${sampled(kpi, value)}
      <span class="moved">${typeof change === 'number' && t('figures.previous', { change: format.change(change, kpi), remark: noise ? t('figures.noise') : '' })}</span></dd></div>`;
  })}</dl>`;
