// @ts-check
import { howValue } from '../how-value/how-value.js';
import { verdict } from '../kpi-tile/verdict.js';
import { html } from '../../lib/html.js';
import { format, t } from '../../lib/i18n.js';
import { NO_VALUE } from '../../lib/format.js';
import { countText, hasInterval, intervalText, NOTHING } from '../../lib/value-text.js';
import { addressOfExplored, down, rowsOf } from '../../pages/explore-state.js';

/**
 * What all views are drawn from.
 * @typedef {object} Shown
 * @property {import('../../pages/explore-state.js').Explored} state
 * @property {import('../../lib/types.js').Kpi} kpi
 * @property {import('../../lib/types.js').Kpi[]} kpis
 * @property {string} today
 * @property {boolean} mayReadRows
 *
 * @typedef {import('../../lib/types.js').Value} Value @typedef {import('../../lib/types.js').Row} Row
 * @typedef {{name: string, value: Value, row: Row, into?: string, facts?: string, mark?: number | null}} Group
 *   `into` is the address below it, `facts` that of its rows
 */

/** The groups of an answer and where they lead. @param {Row[]} rows @param {Shown} shown @returns {Group[]} */
export function groupsOf(rows, { state, kpi, mayReadRows }) {
  return rows.map((row) => {
    const into = [{ dimension: state.by, key: row.key ?? '' }];
    const below = down(state, kpi, into, mayReadRows);
    const value = row.values[kpi.id] ?? NOTHING;
    const facts = mayReadRows && value.n ? down({ ...state, by: '' }, { ...kpi, dimensions: [] }, into, mayReadRows) : undefined;
    return {
      name: row.name ?? row.key ?? '',
      value,
      row,
      into: below && addressOfExplored(below),
      facts: facts && addressOfExplored(facts),
      mark: comparisonOf(value, state.compare)?.value,
    };
  });
}

/** @param {Value} value @param {string} compare @returns {import('../../lib/types.js').Comparison | undefined} */
export const comparisonOf = (value, compare) => /** @type {any} */ (value)[compare];

/** What a difference means: in time things get better or worse, held against a target they are. @param {string} compare @param {string} word of a verdict */
export const differenceWord = (compare, word) => (['previous', 'year_ago'].includes(compare) ? t(word) : t(`against.${word.slice('change.'.length)}`));

/** A word of a list in the middle of a sentence. @param {string} key */
export const inSentence = (key) => t(key).toLowerCase();

/** A name that leads somewhere, where it does. @param {string} name @param {string | undefined} address */
export const linked = (name, address) => (address ? html`<a href="${address}">${name}</a>` : name);

/** The rows behind the whole of what is shown. @param {Shown} shown */
export const factsAddress = ({ state }) => addressOfExplored(rowsOf(state));

/** @param {string} first @param {string} compare */
export const groupHeads = (first, compare) =>
  html`<thead><tr><th scope="col">${first}</th><th scope="col">${t('table.value')}</th><th scope="col">${t('table.n')}</th><th scope="col">${t('table.interval')}</th>
    ${compare && html`<th scope="col">${t(`compare.${compare}`)}</th><th scope="col">${t('compare.change')}</th>`}</tr></thead>`;

/** @param {Group} group @param {Shown} shown @param {unknown} [name] markup */
export function groupRow(group, { kpi, state }, name) {
  const { value, facts, row } = group;
  const comparison = comparisonOf(value, state.compare);
  const { tone, arrow, text, word } = verdict(kpi, comparison);
  return html`<tr class="${isSmall(value, kpi) && 'is-small'}">
    <th scope="row">${name ?? linked(group.name, group.into)}</th>
    <td>${howValue(kpi, value, row)}</td>
    <td>${linked(countText(value), facts)}</td>
    <td>${hasInterval(value) ? intervalText(kpi, value) : NO_VALUE}</td>
    ${state.compare && html`<td>${comparison ? format.kpi(comparison.value, kpi) : NO_VALUE}</td><td class="moved" data-tone="${tone}">${arrow} ${text} <span class="muted">${differenceWord(state.compare, word)}</span></td>`}
  </tr>`;
}

/** As few as the rankings of the overview leave out. */
export const FEW = 15;

/** A value that a handful of answers could turn around. A count is no sample. @param {Value} value @param {import('../../lib/types.js').Kpi} kpi */
export const isSmall = ({ n, suppressed }, { unit }) => unit !== 'count' && !suppressed && n > 0 && n < FEW;

/** What is grey in a chart is said to be. @param {Value[]} values @param {import('../../lib/types.js').Kpi} kpi */
export const smallNote = (values, kpi) => values.some((value) => isSmall(value, kpi)) && t('explore.small', { n: FEW });
