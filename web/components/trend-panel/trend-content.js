// @ts-check
import { axisText, baseOption } from '../../lib/chart-theme.js';
import { chartScale } from '../../lib/chart-scale.js';
import { html } from '../../lib/html.js';
import { dateText, format, language, t } from '../../lib/i18n.js';
import { steps, truncate } from '../../lib/periods.js';
import { hasInterval, NOTHING, suppressedText, tooltipText, valueCells, valueHeads } from '../../lib/value-text.js';

/** @typedef {import('../../lib/types.js').Kpi} Kpi @typedef {import('../../lib/types.js').Value} Value */
/** @typedef {{from: string, label: string, name: string, value: Value, running: boolean}} Point */

/** @type {Record<string, Intl.DateTimeFormatOptions>} */
const LABELS = {
  day: { month: 'short', day: 'numeric' },
  week: { month: 'short', day: 'numeric' },
  month: { year: 'numeric', month: 'short' },
  quarter: { year: 'numeric', month: 'short' },
  year: { year: 'numeric', month: 'short' },
};
/** Cut by the calendar alone; where a business year begins only the server knows. */
const PLAIN = ['day', 'week', 'month'];

/** The first days of the parts of a period, by what people call them. @param {string} step @param {string} grain */
export const stepText = (step, grain) => dateText(step, LABELS[grain]);

/** One point a step, also where the server has nothing to say: a gap must look like one. @param {import('../../lib/types.js').Values} answer @param {Kpi} kpi @param {string} today @returns {Point[]} */
export function points({ rows, from, to, grain }, kpi, today) {
  const values = new Map(rows.map((row) => [truncate(row.period, grain), row.values[kpi.id]]));
  const begun = PLAIN.includes(grain) ? steps({ from, to }, grain, today) : [...values.keys()].filter((step) => step <= today);
  return begun.map((step) => ({
    from: step,
    label: stepText(step, grain),
    name: t(`trend.point.${grain}`, { date: dateText(step, { ...LABELS[grain], year: 'numeric' }) }),
    value: values.get(step) ?? NOTHING,
    running: step === truncate(today, grain),
  }));
}

/** `compare` draws what each point is held against, too. @param {import('../../lib/types.js').Values} answer @param {Kpi} kpi @param {string} today @returns {import('../chart-panel/chart-panel.js').Content} */
export function trendContent(answer, kpi, today, compare = '') {
  const line = points(answer, kpi, today);
  const counted = line.reduce((sum, { value }) => sum + value.n, 0);
  return {
    empty: line.every(({ value }) => value.value === null && !value.suppressed),
    option: (theme) => option(line, kpi, theme, compare ? line.map(({ value }) => /** @type {any} */ (value)[compare]?.value) : []),
    label: t('trend.label', { kpi: kpi.name[language()], from: answer.from, to: line.at(-1)?.from ?? '' }),
    table: table(line, kpi, answer.grain),
    note: [t(line.some(({ value }) => hasInterval(value)) ? 'trend.note' : 'trend.note.plain', { n: format.count(counted) }), withheld(line)].filter(Boolean).join(' · '),
  };
}

/** A gap where there is something is said to be one. @param {Point[]} line */
function withheld(line) {
  const first = line.find(({ value }) => value.suppressed);
  return first && t('trend.withheld', { what: suppressedText(first.value) });
}

/** @param {Point} point */
const remark = ({ running }) => (running ? t('running') : undefined);

/** @param {Point[]} line @param {Kpi} kpi @param {import('../../lib/chart-theme.js').Theme} theme @param {(number | null | undefined)[]} [held] what each is held against */
function option(line, kpi, theme, held = []) {
  const scale = chartScale(kpi, [...line.flatMap(({ value }) => [value.value, value.high]), ...held]);
  const low = line.map(({ value }) => scale.plot(value.low));
  const width = line.map(({ value }, index) => (low[index] === null ? null : (scale.plot(value.high) ?? 0) - (low[index] ?? 0)));
  // The interval is an area standing on an invisible one.
  const band = { type: 'line', stack: 'interval', stackStrategy: 'all', symbol: 'none', silent: true, emphasis: { disabled: true }, lineStyle: { width: 0 } };
  const base = baseOption(theme);
  return {
    ...base,
    grid: { left: 8, right: 36, top: 16, bottom: 4, containLabel: true },
    tooltip: {
      ...base.tooltip,
      trigger: 'axis',
      axisPointer: { lineStyle: { color: theme.muted } },
      formatter: (/** @type {{dataIndex: number}[]} */ [{ dataIndex }]) =>
        tooltipText(line[dataIndex].name, kpi, line[dataIndex].value, remark(line[dataIndex])),
    },
    xAxis: {
      type: 'category',
      data: line.map(({ label }) => label),
      boundaryGap: false,
      axisLine: { lineStyle: { color: theme.grid } },
      axisTick: { show: false },
      axisLabel: { ...axisText(theme), hideOverlap: true, margin: 12 },
    },
    yAxis: {
      type: 'value',
      scale: true,
      max: scale.end(97),
      axisLabel: { ...axisText(theme), formatter: scale.tick },
      splitLine: { lineStyle: { color: theme.grid } },
    },
    series: [
      { ...band, data: low },
      { ...band, data: width, areaStyle: { color: theme.band } },
      {
        type: 'line',
        data: line.map(({ value, running }) => ({
          value: scale.plot(value.value),
          symbol: running ? 'emptyCircle' : 'circle',
          symbolSize: running ? 9 : 5,
        })),
        showAllSymbol: true,
        lineStyle: { width: 2.5, color: theme.main },
        itemStyle: { color: theme.main },
        emphasis: { scale: 1.6, lineStyle: { width: 2.5 } },
        z: 5,
      },
      { type: 'line', data: held.map(scale.plot), symbol: 'diamond', symbolSize: 7, silent: true, lineStyle: { width: 1.5, type: 'dashed', color: theme.mark }, itemStyle: { color: theme.mark }, z: 4 },
    ],
  };
}

/** @param {Point} point */
const hasTarget = ({ value }) => typeof value.target?.value === 'number';

/** @param {Point[]} line @param {Kpi} kpi @param {string} grain */
function table(line, kpi, grain) {
  const targets = line.some(hasTarget);
  return html`<table>
    <thead><tr><th scope="col">${t(`grain.${grain}`)}</th>${valueHeads()}${targets && html`<th scope="col">${t('table.target')}</th>`}</tr></thead>
    <tbody>
      ${line.map(
        (point) =>
          html`<tr>
            <th scope="row">${point.label}${point.running && html` <span class="chip">${t('running')}</span>`}</th>
            ${valueCells(kpi, point.value)}${targets && html`<td>${format.kpi(point.value.target?.value, kpi)}</td>`}
          </tr>`,
      )}
    </tbody>
  </table>`;
}
