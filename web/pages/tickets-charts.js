// @ts-check
import { axisText, baseOption } from '../lib/chart-theme.js';
import { html } from '../lib/html.js';
import { durationUnit } from '../lib/format.js';
import { format, t, wordFor } from '../lib/i18n.js';

/** @typedef {import('../lib/types.js').Desk} Desk @typedef {import('../lib/chart-theme.js').Theme} Theme @typedef {import('../components/chart-panel/chart-panel.js').Content} Content */

const SHARE = { unit: /** @type {const} */ ('fraction'), decimals: 1 };
/** What is late is hatched as well as coloured. @param {Theme} theme */
const hatched = (theme) => ({ color: theme.worse, decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4, color: theme.surface } });

/** A time that somebody has set, as they would say it: 30 min, not 30.0 min. @param {number} seconds */
function span(seconds) {
  const unit = durationUnit(seconds);
  return t(unit.key, { number: String(Number((seconds / unit.seconds).toFixed(1))) });
}

/** Open tickets by how old they are. @param {Desk} desk @returns {Content} */
export function backlogContent({ backlog, open }) {
  const ages = backlog.map(({ from_seconds: from, to_seconds: to, n, overdue }) => ({
    name: to === null ? t('tickets.age.over', { from: span(from) }) : from === 0 ? t('tickets.age.under', { to: span(to) }) : t('tickets.age', { from: span(from), to: span(to) }),
    n,
    overdue,
  }));
  const [inTime, late] = [t('step.part.in_time'), t('tickets.count.overdue')];
  return {
    empty: open === 0,
    label: t('tickets.backlog.label', { n: format.count(open) }),
    note: t('tickets.backlog.note', { n: format.count(open) }),
    option: (theme) =>
      stacked(theme, ages.map(({ name }) => name), [
        { name: late, data: ages.map(({ overdue }) => overdue), itemStyle: hatched(theme) },
        { name: inTime, data: ages.map(({ n, overdue }) => n - overdue), itemStyle: { color: theme.bar } },
      ]),
    table: html`<table>
      <thead><tr><th scope="col">${t('tickets.age.head')}</th><th scope="col">${t('tickets.count.open')}</th><th scope="col">${late}</th></tr></thead>
      <tbody>${ages.map(({ name, n, overdue }) => html`<tr><th scope="row">${name}</th><td>${format.count(n)}</td><td>${format.count(overdue)}</td></tr>`)}</tbody>
    </table>`,
  };
}

/** How far complaints come, step by step. @param {Desk} desk @param {import('../lib/types.js').Kpi} complaints @returns {Content} */
export function stepsContent({ steps }, complaints) {
  const parts = /** @type {const} */ (['in_time', 'late', 'waiting']);
  const all = steps[0]?.complaints ?? 0;
  const name = (/** @type {Desk['steps'][0]} */ { step, target_seconds }) => t('tickets.step', { step: wordFor('ticket.step', step), target: span(target_seconds) });
  const look = (/** @type {Theme} */ theme) => ({ in_time: { color: theme.bar }, late: hatched(theme), waiting: { color: theme.grid } });
  return {
    empty: all === 0,
    label: t('tickets.steps.label', { n: format.count(all) }),
    note: t('tickets.steps.note', { n: format.count(all) }),
    option: (theme) => stacked(theme, steps.map(name), parts.map((part) => ({ name: t(`step.part.${part}`), data: steps.map((step) => step[part]), itemStyle: look(theme)[part] }))),
    table: html`<table>
      <thead><tr><th scope="col">${t('tickets.step.head')}</th><th scope="col">${t('tickets.reached')}</th>${parts.map((part) => html`<th scope="col">${t(`step.part.${part}`)}</th>`)}<th scope="col">${t('tickets.reached.share')}</th></tr></thead>
      <tbody>${steps.map((step) => html`<tr data-step="${step.step}"><th scope="row">${name(step)}</th><td><data value="${step.reached}">${format.kpi(step.reached, complaints)}</data></td>${parts.map((part) => html`<td>${format.count(step[part])}</td>`)}<td>${step.complaints ? format.kpi(step.reached / step.complaints, SHARE) : format.kpi(null, SHARE)}</td></tr>`)}</tbody>
    </table>`,
  };
}

/** Bars side by side in each row, their numbers in them. @param {Theme} theme @param {string[]} names @param {{name: string, data: number[], itemStyle: object}[]} series */
function stacked(theme, names, series) {
  const base = baseOption(theme);
  const most = Math.max(1, ...names.map((_, row) => series.reduce((sum, { data }) => sum + data[row], 0)));
  return {
    ...base,
    grid: { left: 4, right: 16, top: 36, bottom: 4, containLabel: true },
    legend: { top: 0, left: 0, itemGap: 20, textStyle: { ...axisText(theme), color: theme.text }, selectedMode: false },
    tooltip: { ...base.tooltip, trigger: 'axis', axisPointer: { type: 'shadow', shadowStyle: { color: theme.band } } },
    xAxis: { type: 'value', max: most, minInterval: 1, splitNumber: 4, axisLabel: { ...axisText(theme), hideOverlap: true }, splitLine: { lineStyle: { color: theme.grid } } },
    yAxis: { type: 'category', inverse: true, data: names, axisLine: { show: false }, axisTick: { show: false }, axisLabel: { ...axisText(theme), color: theme.text, interval: 0 } },
    series: series.map(({ name, data, itemStyle }) => ({
      name,
      type: 'bar',
      stack: 'all',
      barCategoryGap: '40%',
      itemStyle,
      // A number needs room: those of narrow bars stand in the tooltip and the table.
      data: data.map((value) => ({ value, label: { show: value >= most / 12 } })),
      label: {
        show: true,
        ...axisText(theme),
        color: theme.text,
        backgroundColor: theme.surface,
        borderRadius: 3,
        padding: [1, 4],
        formatter: (/** @type {{value: number}} */ { value }) => format.count(value),
      },
    })),
  };
}
