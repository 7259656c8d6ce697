// @ts-check
import { barOption } from '../ranking-panel/ranking-content.js';
import { html } from '../../lib/html.js';
import { format, language, t } from '../../lib/i18n.js';
import { hasInterval } from '../../lib/value-text.js';
import { comparisonOf, groupHeads, groupRow, groupsOf, inSentence, isSmall, smallNote } from './group-rows.js';

/** More bars than these can not be read; the table has all. */
const DRAWN = 20;

/** Groups side by side. @param {import('../../lib/types.js').Values} answer @param {import('./group-rows.js').Shown} shown @returns {import('../chart-panel/chart-panel.js').Content} */
export function barsContent(answer, shown) {
  const { kpi, state } = shown;
  const groups = groupsOf(answer.rows, shown);
  const drawn = groups.filter(({ value }) => value.value !== null || value.suppressed).slice(0, DRAWN);
  const values = drawn.map(({ value }) => value);
  const shows = (/** @type {number} */ number) => t('ranking.shown', { shown: format.count(number), total: format.count(answer.total) });
  const some = shows(state.table ? groups.length : drawn.length);
  const marked = drawn.some(({ value }) => comparisonOf(value, state.compare)?.value !== undefined);
  return {
    empty: groups.length === 0,
    option: (theme) => barOption(drawn, kpi, theme, (value) => isSmall(value, kpi)),
    label: t('explore.bar.label', { kpi: kpi.name[language()], by: inSentence(`dimension.${state.by}`), shown: some }),
    table: html`<table>${groupHeads(t(`dimension.${state.by}`), state.compare)}<tbody>${groups.map((group) => groupRow(group, shown))}</tbody></table>`,
    note: [
      some,
      !state.table && values.some(hasInterval) && t('ranking.whiskers'),
      !state.table && marked && t('explore.mark', { what: inSentence(`compare.${state.compare}`) }),
      smallNote(values, kpi),
    ].filter(Boolean).join(' · '),
    goes: ({ dataIndex }) => drawn[dataIndex]?.into,
  };
}
