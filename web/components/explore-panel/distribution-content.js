// @ts-check
import { axisText, baseOption } from '../../lib/chart-theme.js';
import { html } from '../../lib/html.js';
import { format, language, t } from '../../lib/i18n.js';
import { suppressedText } from '../../lib/value-text.js';

/** @typedef {import('../../lib/types.js').Distribution} Distribution */

const SHARE = /** @type {const} */ ({ unit: 'fraction', decimals: 1 });

/** How often each answer was given, those that nobody gave too. @param {Distribution} answer @param {import('./group-rows.js').Shown} shown @returns {import('../chart-panel/chart-panel.js').Content} */
export function distributionContent({ scale, n, suppressed, below }, { kpi }) {
  const all = n ?? 0;
  const share = (/** @type {number | null} */ count) => (all && count !== null ? format.kpi(count / all, SHARE) : format.kpi(null, SHARE));
  return {
    empty: all === 0,
    notice: suppressed && { kind: 'info', title: suppressedText({ below }), lines: [t('suppressed.why')] },
    option: (theme) => option(scale, theme, (count) => `${share(count)}\n${t('ranking.n', { n: format.count(count) })}`),
    label: t('explore.distribution.label', { kpi: kpi.name[language()], n: format.count(all) }),
    table: html`<table>
      <thead><tr><th scope="col">${t('distribution.answer')}</th><th scope="col">${t('table.n')}</th><th scope="col">${t('distribution.share')}</th></tr></thead>
      <tbody>${scale.map(({ value, n: count }) => html`<tr><th scope="row">${value}</th><td><data class="answers" value="${count}">${format.count(count ?? 0)}</data></td><td>${share(count)}</td></tr>`)}</tbody>
    </table>`,
    note: [t('tile.n', { n: format.count(all) }), kpi.id === 'nps' && t('distribution.nps')].filter(Boolean).join(' · '),
  };
}

/** @param {Distribution['scale']} scale @param {import('../../lib/chart-theme.js').Theme} theme @param {(count: number) => string} text */
function option(scale, theme, text) {
  const base = baseOption(theme);
  return {
    ...base,
    grid: { left: 8, right: 8, top: 48, bottom: 4, containLabel: true },
    tooltip: { ...base.tooltip, trigger: 'axis', axisPointer: { type: 'shadow', shadowStyle: { color: theme.band } }, formatter: (/** @type {{dataIndex: number}[]} */ [{ dataIndex }]) => `${scale[dataIndex].value}\n${text(scale[dataIndex].n ?? 0)}` },
    xAxis: { type: 'category', data: scale.map(({ value }) => String(value)), axisLine: { lineStyle: { color: theme.grid } }, axisTick: { show: false }, axisLabel: { ...axisText(theme), color: theme.text, fontSize: 14 } },
    yAxis: { type: 'value', minInterval: 1, axisLabel: { ...axisText(theme), formatter: format.count }, splitLine: { lineStyle: { color: theme.grid } } },
    series: [{
      type: 'bar', barMaxWidth: 72, barCategoryGap: '24%', data: scale.map(({ n }) => n), itemStyle: { color: theme.bar, borderRadius: [3, 3, 0, 0] },
      label: { show: true, position: 'top', color: theme.text, fontFamily: theme.font, fontSize: 12, lineHeight: 16, formatter: (/** @type {{value: number}} */ { value }) => text(value) },
    }],
    media: [{ query: { maxWidth: 520 }, option: { series: [{ label: { formatter: (/** @type {{value: number}} */ { value }) => text(value).split('\n')[0], fontSize: 10 } }] } }],
  };
}
