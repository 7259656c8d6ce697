// @ts-check
import { stepText, points, trendContent } from '../trend-panel/trend-content.js';
import { axisText, baseOption } from '../../lib/chart-theme.js';
import { chartScale, plainText } from '../../lib/chart-scale.js';
import { html } from '../../lib/html.js';
import { format, language, t } from '../../lib/i18n.js';
import { howValue } from '../how-value/how-value.js';
import { countText, NOTHING, suppressedText } from '../../lib/value-text.js';
import { addressOfExplored, within } from '../../pages/explore-state.js';
import { groupHeads, groupRow, groupsOf, inSentence, linked } from './group-rows.js';

/** @typedef {import('./group-rows.js').Shown} Shown @typedef {import('../../lib/types.js').Values} Values @typedef {import('../../lib/types.js').Value} Value */

/** More curves than these can not be told apart; the table has all. */
const DRAWN = 6;
const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect'];

/** Through the period: one curve, or one for each group. @param {Values} answer @param {Shown} shown @returns {import('../chart-panel/chart-panel.js').Content} */
export const linesContent = (answer, shown) => (shown.state.by ? several(answer, shown) : single(answer, shown));

/** @param {Values} answer @param {Shown} shown */
function single(answer, shown) {
  const { kpi, state, today, mayReadRows } = shown;
  const line = points(answer, kpi, today);
  const into = (/** @type {string} */ step) => {
    const finer = within(state, step, mayReadRows);
    return finer && addressOfExplored(finer);
  };
  const rows = line.map(({ from, label, value, running }) => {
    const row = answer.rows.find(({ period }) => period === from) ?? { period: from, values: {} };
    const name = html`${linked(label, into(from))}${running && html` <span class="chip">${t('running')}</span>`}`;
    return groupRow({ name: label, value, row }, shown, name);
  });
  const content = trendContent(answer, kpi, today, state.compare);
  return {
    ...content,
    table: html`<table>${groupHeads(t(`grain.${state.grain}`), state.compare)}<tbody>${rows}</tbody></table>`,
    note: [content.note, !state.table && state.compare && t('explore.mark', { what: inSentence(`compare.${state.compare}`) })].filter(Boolean).join(' · '),
    goes: (/** @type {{dataIndex: number}} */ { dataIndex }) => line[dataIndex] && into(line[dataIndex].from),
  };
}

/** @param {Values} answer @param {Shown} shown */
function several(answer, shown) {
  const { kpi, state } = shown;
  const steps = [...new Set(answer.rows.map(({ period }) => period))].sort();
  const all = byGroup(answer, shown);
  const drawn = [...all].sort((one, other) => other.n - one.n).slice(0, DRAWN);
  const some = t('ranking.shown', { shown: format.count(drawn.length), total: format.count(all.length) });
  const withheld = answer.rows.map((row) => row.values[kpi.id]).find((value) => value?.suppressed);
  return {
    empty: all.length === 0,
    option: (/** @type {import('../../lib/chart-theme.js').Theme} */ theme) => option(drawn, steps, shown, theme),
    label: t('explore.lines.label', { kpi: kpi.name[language()], by: inSentence(`dimension.${state.by}`), shown: some }),
    table: table(all, steps, shown),
    note: [!state.table && some, !state.table && drawn.length < all.length && t('explore.lines.most'), withheld && t('trend.withheld', { what: suppressedText(withheld) })].filter(Boolean).join(' · '),
    goes: (/** @type {{seriesIndex: number}} */ { seriesIndex }) => drawn[seriesIndex]?.into,
  };
}

/** @typedef {{name: string, into?: string, n: number, values: Map<string, import('./group-rows.js').Group>}} Curve */

/** @param {Values} answer @param {Shown} shown @returns {Curve[]} */
function byGroup(answer, shown) {
  /** @type {Map<string | null, Curve>} */
  const curves = new Map();
  for (const group of groupsOf(answer.rows, shown)) {
    const key = group.row.key ?? null;
    const curve = curves.get(key) ?? { name: group.name, into: group.into, n: 0, values: new Map() };
    curve.n += group.value.n ?? 0;
    curve.values.set(group.row.period, group);
    curves.set(key, curve);
  }
  return [...curves.values()];
}

/** @param {Curve[]} curves @param {string[]} steps @param {Shown} shown @param {import('../../lib/chart-theme.js').Theme} theme */
function option(curves, steps, { kpi, state }, theme) {
  const value = (/** @type {Curve} */ curve, /** @type {string} */ step) => curve.values.get(step)?.value ?? NOTHING;
  const scale = chartScale(kpi, curves.flatMap((curve) => steps.map((step) => value(curve, step).value)));
  const base = baseOption(theme);
  return {
    ...base,
    legend: { top: 0, left: 0, right: 0, type: 'scroll', itemWidth: 22, textStyle: { ...axisText(theme), color: theme.text }, pageIconColor: theme.text, pageTextStyle: axisText(theme) },
    grid: { left: 8, right: 48, top: 48, bottom: 4, containLabel: true },
    tooltip: {
      ...base.tooltip,
      trigger: 'axis',
      formatter: (/** @type {{dataIndex: number}[]} */ [{ dataIndex }]) =>
        [stepText(steps[dataIndex], state.grain), ...curves.map((curve) => lineOf(curve.name, value(curve, steps[dataIndex]), kpi))].join('\n'),
    },
    xAxis: {
      type: 'category', data: steps.map((step) => stepText(step, state.grain)), boundaryGap: false,
      axisLine: { lineStyle: { color: theme.grid } }, axisTick: { show: false }, axisLabel: { ...axisText(theme), hideOverlap: true, margin: 12 },
    },
    yAxis: { type: 'value', scale: true, max: scale.end(97), axisLabel: { ...axisText(theme), formatter: scale.tick }, splitLine: { lineStyle: { color: theme.grid } } },
    series: curves.map((curve, index) => ({
      type: 'line', name: plainText(curve.name), data: steps.map((step) => scale.plot(value(curve, step).value)),
      symbol: SYMBOLS[index], symbolSize: 7, showAllSymbol: true, lineStyle: { width: 2, color: theme.series[index] }, itemStyle: { color: theme.series[index] },
    })),
  };
}

/** @param {string} name @param {Value} value @param {import('../../lib/types.js').Kpi} kpi */
const lineOf = (name, value, kpi) =>
  `${plainText(name)}  ${value.suppressed ? suppressedText(value) : `${format.kpi(value.value, kpi)} ${t('ranking.n', { n: countText(value) })}`}`;

/** Groups down, time across. @param {Curve[]} curves @param {string[]} steps @param {Shown} shown */
function table(curves, steps, { kpi, state }) {
  return html`<table>
    <thead><tr><th scope="col">${t(`dimension.${state.by}`)}</th>${steps.map((step) => html`<th scope="col">${stepText(step, state.grain)}</th>`)}</tr></thead>
    <tbody>${curves.map(({ name, into, values }) => html`<tr><th scope="row">${linked(name, into)}</th>${steps.map((step) => cell(values.get(step), kpi))}</tr>`)}</tbody>
  </table>`;
}

/** @param {import('./group-rows.js').Group | undefined} group @param {import('../../lib/types.js').Kpi} kpi */
const cell = (group, kpi) =>
  html`<td>${group && html`${howValue(kpi, group.value, group.row)}<span class="cell-n">${!group.value.suppressed && t('ranking.n', { n: countText(group.value) })}</span>`}</td>`;
