// @ts-check
import { axisText, baseOption } from '../../lib/chart-theme.js';
import { chartScale, plainText } from '../../lib/chart-scale.js';
import { html } from '../../lib/html.js';
import { format, language, t } from '../../lib/i18n.js';
import { hasInterval, NOTHING, suppressedText, tooltipText, valueCells, valueHeads } from '../../lib/value-text.js';

/** @typedef {import('../../lib/types.js').Kpi} Kpi @typedef {import('../../lib/types.js').Value} Value */
/** @typedef {{name: string, value: Value, mark?: number | null}} Store `mark` is what the value is held against */

/** @param {import('../../lib/types.js').Values} answer @param {Kpi} kpi @returns {import('../chart-panel/chart-panel.js').Content} */
export function rankingContent(answer, kpi) {
  const stores = answer.rows.map((row) => ({
    name: row.name ?? row.key ?? t('ranking.no_store'),
    value: row.values[kpi.id] ?? NOTHING,
  }));
  const shown = t('ranking.shown', { shown: format.count(answer.shown), total: format.count(answer.total) });
  const drawn = stores.filter(({ value }) => value.value !== null || value.suppressed);
  return {
    empty: drawn.length === 0,
    option: (theme) => barOption(drawn, kpi, theme),
    label: t('ranking.label', { kpi: kpi.name[language()], shown }),
    table: table(stores, kpi),
    note: drawn.some(({ value }) => hasInterval(value)) ? `${shown} · ${t('ranking.whiskers')}` : shown,
  };
}

/**
 * One bar for each, its interval, its number and its n. @param {Store[]} stores @param {Kpi} kpi @param {import('../../lib/chart-theme.js').Theme} theme
 * @param {(value: Value) => boolean} [pale] those that rest on little
 */
export function barOption(stores, kpi, theme, pale = () => false) {
  const scale = chartScale(kpi, stores.flatMap(({ value }) => [value.value, value.high]));
  const marks = stores.map(({ mark }, index) => [scale.plot(mark), index]).filter(([mark]) => mark !== null);
  const base = baseOption(theme);
  const rows = { type: 'category', inverse: true, axisLine: { show: false }, axisTick: { show: false } };
  const intervals = stores
    .map(({ value }, index) => [index, scale.plot(value.low), scale.plot(value.high)])
    .filter(([, low]) => low !== null);
  return {
    ...base,
    media: [{ query: { maxWidth: 420 }, option: { xAxis: { splitNumber: 2 } } }],
    grid: { left: 4, right: 8, top: 4, bottom: 4, containLabel: true },
    tooltip: {
      ...base.tooltip,
      trigger: 'axis',
      axisPointer: { type: 'shadow', shadowStyle: { color: theme.band } },
      formatter: (/** @type {{dataIndex: number}[]} */ [{ dataIndex }]) =>
        tooltipText(plainText(stores[dataIndex].name), kpi, stores[dataIndex].value),
    },
    xAxis: {
      type: 'value',
      max: scale.end(60),
      axisLabel: { ...axisText(theme), formatter: scale.tick, hideOverlap: true },
      splitNumber: 5,
      splitLine: { lineStyle: { color: theme.grid } },
    },
    yAxis: [
      {
        ...rows,
        data: stores.map(({ name }) => name),
        axisLabel: { ...axisText(theme), color: theme.text, width: theme.size(116), overflow: 'truncate', interval: 0 },
      },
      {
        ...rows,
        position: 'right',
        data: stores.map(({ value }) => figure(value, kpi)),
        axisLabel: {
          ...axisText(theme),
          interval: 0,
          rich: { value: { ...axisText(theme), color: theme.text, fontWeight: 600 }, n: axisText(theme) },
        },
      },
    ],
    series: [
      {
        type: 'bar',
        data: stores.map(({ value }) => ({ value: scale.plot(value.value), ...(pale(value) && { itemStyle: { color: theme.pale } }) })),
        barCategoryGap: '36%',
        barMaxWidth: 32,
        itemStyle: { color: theme.bar, borderRadius: 2 },
      },
      { type: 'custom', data: intervals, encode: { y: 0, x: [1, 2] }, renderItem: whisker(theme), silent: true, tooltip: { show: false }, z: 5 },
      { type: 'scatter', data: marks, symbol: 'diamond', symbolSize: 11, itemStyle: { color: theme.mark, borderColor: theme.surface, borderWidth: 1.5 }, silent: true, tooltip: { show: false }, z: 6 },
    ],
  };
}

/** A store of three answers may lead the list: no figure without its n. @param {Value} value @param {Kpi} kpi */
function figure(value, kpi) {
  if (value.suppressed) return `{n|${suppressedText(value)}}`;
  const n = kpi.unit === 'count' ? '' : ` {n|${t('ranking.n', { n: format.count(value.n) })}}`;
  return `{value|${format.kpi(value.value, kpi)}}${n}`;
}

/** The 95 % interval as a line with two ends across the end of its bar. @param {import('../../lib/chart-theme.js').Theme} theme */
const whisker = (theme) => (/** @type {unknown} */ _, /** @type {any} */ api) => {
  const [left, y] = api.coord([api.value(1), api.value(0)]);
  const [right] = api.coord([api.value(2), api.value(0)]);
  const style = { stroke: theme.whisker, lineWidth: 1.5, fill: null };
  const line = (/** @type {number} */ x1, /** @type {number} */ y1, /** @type {number} */ x2, /** @type {number} */ y2) =>
    ({ type: 'line', shape: { x1, y1, x2, y2 }, style });
  return { type: 'group', children: [line(left, y, right, y), line(left, y - 4, left, y + 4), line(right, y - 4, right, y + 4)] };
};

/** @param {Store[]} stores @param {Kpi} kpi */
function table(stores, kpi) {
  return html`<table>
    <thead><tr><th scope="col">${t('table.store')}</th>${valueHeads()}</tr></thead>
    <tbody>
      ${stores.map(({ name, value }) => html`<tr><th scope="row">${name}</th>${valueCells(kpi, value)}</tr>`)}
    </tbody>
  </table>`;
}
