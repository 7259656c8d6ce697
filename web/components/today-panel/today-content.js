// @ts-check
import { axisText, baseOption } from '../../lib/chart-theme.js';
import { html } from '../../lib/html.js';
import { dateText, format, language, t } from '../../lib/i18n.js';
import { kpiValue, NOTHING } from '../../lib/value-text.js';

/** @typedef {import('../../lib/types.js').Kpi} Kpi @typedef {import('../../lib/types.js').Overview} Overview @typedef {Overview['today']['hours']} Hours */

const HOUR = 3_600_000;

/** The lines are told apart by dash and symbol, not by colour alone. */
const LOOKS = [
  { type: 'solid', symbol: 'circle', colour: 'main' },
  { type: 'dashed', symbol: 'rect', colour: 'whisker' },
  { type: 'dotted', symbol: 'triangle', colour: 'worse' },
];

/** @param {string} instant in the business zone, as the server writes it */
const hourText = (instant) => instant.slice(11, 16);

/** Counts are drawn; what else the day is measured by stands in the table. @param {Overview} overview @param {Kpi[]} kpis @returns {import('../chart-panel/chart-panel.js').Content} */
export function todayContent({ today, as_of }, kpis) {
  const ids = Object.keys(today.hours[0]?.values ?? {});
  const shown = ids.flatMap((id) => kpis.find((kpi) => kpi.id === id) ?? []);
  const counted = shown.filter(({ unit }) => unit === 'count').slice(0, LOOKS.length);
  const now = Date.parse(as_of);
  const begun = today.hours.filter(({ from }) => Date.parse(from) <= now);
  // The hour that runs is in the table only: half an hour would look like a fall.
  const over = begun.filter(({ from }) => Date.parse(from) + HOUR <= now).length;
  const total = (/** @type {Kpi} */ { id }) => begun.reduce((sum, { values }) => sum + (values[id]?.value ?? 0), 0);
  const sums = counted.map((kpi) => t('today.sum', { kpi: kpi.name[language()], n: format.count(total(kpi)) }));
  const day = dateText(today.day, { year: 'numeric', month: 'short', day: 'numeric' });
  return {
    empty: counted.every((kpi) => total(kpi) === 0),
    option: (theme) => option(today.hours, over, counted, theme),
    label: t('today.label', { day, sums: sums.join(t('list.comma')) }),
    table: table(begun, shown),
    note: `${day} · ${sums.join(' · ')}`,
  };
}

/** The axis is the whole day, so that one sees how much of it is over. @param {Hours} hours @param {number} over @param {Kpi[]} kpis @param {import('../../lib/chart-theme.js').Theme} theme */
function option(hours, over, kpis, theme) {
  const base = baseOption(theme);
  return {
    ...base,
    grid: { left: 8, right: 16, top: theme.size(36), bottom: 4, containLabel: true },
    legend: { top: 0, left: 0, itemWidth: 32, textStyle: { ...axisText(theme), color: theme.text } },
    tooltip: { ...base.tooltip, trigger: 'axis', axisPointer: { lineStyle: { color: theme.muted } } },
    xAxis: {
      type: 'category',
      data: hours.map(({ from }) => hourText(from)),
      boundaryGap: false,
      axisLine: { lineStyle: { color: theme.grid } },
      axisTick: { show: false },
      axisLabel: { ...axisText(theme), hideOverlap: true, margin: 12 },
    },
    yAxis: { type: 'value', minInterval: 1, axisLabel: axisText(theme), splitLine: { lineStyle: { color: theme.grid } } },
    series: kpis.map(({ id, name }, index) => {
      const look = LOOKS[index];
      const color = theme[/** @type {'main'} */ (look.colour)];
      return {
        type: 'line',
        name: name[language()],
        data: hours.slice(0, over).map(({ values }) => values[id]?.value ?? 0),
        symbol: look.symbol,
        symbolSize: 6,
        lineStyle: { width: 2.25, type: look.type, color },
        itemStyle: { color },
      };
    }),
  };
}

/** @param {Hours} hours @param {Kpi[]} kpis */
function table(hours, kpis) {
  return html`<table>
    <thead><tr><th scope="col">${t('grain.hour')}</th>${kpis.map((kpi) => html`<th scope="col">${kpi.name[language()]}</th>`)}</tr></thead>
    <tbody>
      ${hours.map(
        ({ from, values }) =>
          html`<tr><th scope="row">${hourText(from)}</th>${kpis.map((kpi) => html`<td>${kpiValue(kpi, values[kpi.id] ?? NOTHING)}</td>`)}</tr>`,
      )}
    </tbody>
  </table>`;
}
