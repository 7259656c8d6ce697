// @ts-check
import { html } from './html.js';
import { format, language, t } from './i18n.js';
import { NO_VALUE } from './format.js';
import { myriads, numberStyle } from './numbers.js';

/** @typedef {import('./types.js').Kpi} Kpi @typedef {import('./types.js').Value} Value */

/** @type {Value} */
export const NOTHING = { value: null, n: 0 };

/** What stands where a number may not: there is one, but it would speak of too few people. @param {{below?: number}} value */
export const suppressedText = ({ below }) => (below ? t('suppressed', { n: below }) : t('suppressed.plain'));

/** How many facts a value stands for, in words. @param {Value} value */
export function sampleText(value) {
  if (value.suppressed) return suppressedText(value);
  return value.n ? t('tile.n', { n: format.count(value.n) }) : t('tile.no_data');
}

/** @param {Value} value */
export const hasInterval = (value) => typeof value.low === 'number' && typeof value.high === 'number';

/** @param {Kpi} kpi @param {Value} value */
export function intervalText(kpi, value) {
  return t('interval.range', { low: format.kpi(value.low, kpi), high: format.kpi(value.high, kpi) });
}

/** What a chart's tooltip says about one value. @param {string} name @param {Kpi} kpi @param {Value} value @param {string} [remark] */
export function tooltipText(name, kpi, value, remark) {
  const lines = [
    name,
    `${kpi.name[language()]}  ${format.kpi(value.value, kpi)}`,
    hasInterval(value) && t('interval', { range: intervalText(kpi, value) }),
    sampleText(value),
    remark,
  ];
  return lines.filter(Boolean).join('\n');
}

/** A large count as somebody likes to read it; nothing where that is how it is written anyway. @param {Kpi} kpi @param {number | null} value */
export function shortText(kpi, value) {
  if (kpi.unit !== 'count' || value === null || language() !== 'zh-CN' || numberStyle() !== 'wan') return undefined;
  const short = myriads(value);
  return short && t(short.key, { number: short.number });
}

/** A number as people read it, with every digit of the server's in `value`, for machines. @param {Kpi} kpi @param {Value} whole */
export function kpiValue(kpi, whole) {
  const { value } = whole;
  if (whole.suppressed) return html`<data class="kpi-value suppressed" data-kpi="${kpi.id}" value="">${suppressedText(whole)}</data>`;
  const short = shortText(kpi, value);
  const exact = format.kpi(value, kpi);
  const text = short ?? exact;
  const figure = text.match(/^[-\d.,–]+/)?.[0] ?? '';
  const unit = text.slice(figure.length);
  return html`<data class="kpi-value" data-kpi="${kpi.id}" value="${value ?? ''}" title="${short ? exact : ''}">${figure}<span class="unit">${unit}</span></data>`;
}

/** Value, n and interval as cells of a table. @param {Kpi} kpi @param {Value} value */
export function valueCells(kpi, value) {
  return html`<td>${kpiValue(kpi, value)}</td>
    <td>${countText(value)}</td>
    <td>${hasInterval(value) ? intervalText(kpi, value) : NO_VALUE}</td>`;
}

/** @param {Value} value */
export const countText = ({ n, suppressed }) => (suppressed ? NO_VALUE : format.count(n));

export const valueHeads = () =>
  html`<th scope="col">${t('table.value')}</th>
    <th scope="col">${t('table.n')}</th>
    <th scope="col">${t('table.interval')}</th>`;
