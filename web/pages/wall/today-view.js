// @ts-check
import { baseOption } from '../../lib/chart-theme.js';
import { chartScale } from '../../lib/chart-scale.js';
import { html } from '../../lib/html.js';
import { dateText, format, language, t } from '../../lib/i18n.js';
import { kpiValue, NOTHING } from '../../lib/value-text.js';

/** @typedef {import('./picture.js').Picture} Picture @typedef {import('../../lib/types.js').Kpi} Kpi */

/** What is a count adds up through the day, and is shown as columns; the others are lines. @param {Kpi} kpi */
const isCount = ({ unit }) => unit === 'count';

/** @param {Picture} picture */
const curves = ({ overview, kpis }) =>
  Object.keys(overview.today.hours[0]?.values ?? {}).flatMap((id) => {
    const kpi = kpis.get(id);
    return kpi ? [{ kpi, values: overview.today.hours.map(({ values }) => values[id] ?? NOTHING) }] : [];
  });

/** The hour as its clock says it, in the business zone, whose offset the moment carries. @param {string} moment */
const hourOf = (moment) => moment.slice(11, 16);

/** The current business day by the hour. @type {import('./views.js').View} */
export const today = {
  has: ({ overview }) => overview.today.hours.some(({ values }) => Object.values(values).some(({ n }) => n > 0)),
  title: ({ overview }) => t('wall.view.today', { day: dateText(overview.today.day, { month: 'long', day: 'numeric' }) }),
  label: () => t('wall.today.label'),
  content: (picture) =>
    html`<dl class="wall-counts">${curves(picture)
        .filter(({ kpi }) => isCount(kpi))
        .map(({ kpi, values }) => html`<div data-count="${kpi.id}"><dt>${kpi.name[language()]}</dt><dd>${total(values)}</dd></div>`)}</dl>
      ${table(picture)}`,
  option: (picture, theme, unit) => option(picture, theme, unit),
};

/** Of hours that are not told there is no sum. @param {import('../../lib/types.js').Value[]} values */
function total(values) {
  if (values.some(({ suppressed }) => suppressed)) return t('suppressed.plain');
  return format.count(values.reduce((sum, { value }) => sum + (value ?? 0), 0));
}

/** @param {Picture} picture */
function table(picture) {
  const lines = curves(picture);
  return html`<table class="unseen">
    <thead><tr><th scope="col">${t('wall.hour')}</th>${lines.map(({ kpi }) => html`<th scope="col">${kpi.name[language()]}</th>`)}</tr></thead>
    <tbody>${picture.overview.today.hours.map(
      ({ from }, hour) => html`<tr data-hour="${hourOf(from)}"><th scope="row">${hourOf(from)}</th>${lines.map(({ kpi, values }) => html`<td>${kpiValue(kpi, values[hour])}</td>`)}</tr>`,
    )}</tbody>
  </table>`;
}

/** One small picture for each KPI above the other, over the same hours. @param {Picture} picture @param {import('../../lib/chart-theme.js').Theme} theme @param {number} unit */
function option(picture, theme, unit) {
  const lines = curves(picture);
  const hours = picture.overview.today.hours.map(({ from }) => hourOf(from));
  const text = { color: theme.text, fontFamily: theme.font, fontSize: 2.6 * unit };
  const height = 100 / lines.length;
  const at = (/** @type {number} */ index) => ({ top: `${(index + 0.3) * height}%`, height: `${(index === lines.length - 1 ? 0.4 : 0.56) * height}%` });
  const last = (/** @type {number} */ index) => index === lines.length - 1;
  return {
    ...baseOption(theme),
    tooltip: { show: false },
    title: lines.map(({ kpi }, index) => ({ text: kpi.name[language()], top: `${index * height}%`, left: 0, padding: 0, textStyle: { ...text, fontWeight: 500 } })),
    grid: lines.map((_, index) => ({ left: 10 * unit, right: 2 * unit, ...at(index) })),
    xAxis: lines.map((_, index) => ({
      type: 'category',
      gridIndex: index,
      data: hours,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: theme.grid, width: 0.2 * unit } },
      axisLabel: { ...text, color: theme.muted, show: last(index), interval: 2, margin: unit },
    })),
    yAxis: lines.map(({ kpi, values }, index) => ({
      type: 'value',
      gridIndex: index,
      ...span(kpi, values),
      axisLabel: { ...text, color: theme.muted, formatter: chartScale(kpi, values.map(({ value }) => value)).tick },
      splitLine: { lineStyle: { color: theme.grid, width: 0.1 * unit } },
    })),
    series: lines.map(({ kpi, values }, index) => series(kpi, values, index, theme, unit)),
  };
}

/** An axis with two round numbers, from zero where things are counted. @param {Kpi} kpi @param {import('../../lib/types.js').Value[]} values */
function span(kpi, values) {
  const scale = chartScale(kpi, values.map(({ value }) => value));
  const known = values.flatMap(({ value }) => scale.plot(value) ?? []);
  const [low, high] = [isCount(kpi) ? 0 : Math.min(...known), Math.max(...known, isCount(kpi) ? 1 : -Infinity)];
  if (!known.length) return {};
  const step = 10 ** Math.floor(Math.log10(Math.max(1, high - low)));
  const [min, max] = [Math.floor(low / step) * step, Math.max(Math.ceil(high / step), Math.floor(low / step) + 1) * step];
  return { min, max, interval: max - min };
}

/** @param {Kpi} kpi @param {import('../../lib/types.js').Value[]} values @param {number} index @param {import('../../lib/chart-theme.js').Theme} theme @param {number} unit */
function series(kpi, values, index, theme, unit) {
  const scale = chartScale(kpi, values.map(({ value }) => value));
  const data = values.map(({ value }) => scale.plot(value));
  const place = { xAxisIndex: index, yAxisIndex: index, data, silent: true };
  if (isCount(kpi)) return { ...place, type: 'bar', barWidth: '62%', itemStyle: { color: theme.bar, borderRadius: 0.3 * unit } };
  return { ...place, type: 'line', symbol: 'circle', symbolSize: unit, lineStyle: { width: 0.4 * unit, color: theme.main }, itemStyle: { color: theme.main } };
}
