// @ts-check
import { axisText, baseOption } from '../lib/chart-theme.js';
import { html } from '../lib/html.js';
import { format, t } from '../lib/i18n.js';
import { NOTHING } from '../lib/value-text.js';
import { sampled } from './figures-table.js';

/** @typedef {import('../lib/types.js').Problems} Problems @typedef {Problems['categories'][0]} Problem @typedef {import('../lib/chart-theme.js').Theme} Theme @typedef {import('../lib/types.js').Kpi} Kpi */

const COUNT = { unit: /** @type {const} */ ('count'), decimals: 0 };
const IMPACT = { unit: /** @type {const} */ ('points'), decimals: 3 };
const SCORE = { unit: /** @type {const} */ ('points'), decimals: 1 };
const SHARE = { unit: /** @type {const} */ ('fraction'), decimals: 1 };

/** In which of the four fields a kind of problem lies. @param {Pick<Problem, 'tickets' | 'impact'>} problem @param {Pick<Problems, 'median_tickets' | 'median_impact'>} medians */
export const quadrant = ({ tickets, impact }, { median_tickets, median_impact }) =>
  `${tickets >= (median_tickets ?? 0) ? 'often' : 'rare'}_${impact >= (median_impact ?? 0) ? 'grave' : 'slight'}`;

/** How often each kind of problem comes and how much it hurts: four fields, cut at the medians. @param {Problems} answer @param {{satisfaction: Kpi, repeats: Kpi, escalations: Kpi}} kpis @returns {import('../components/chart-panel/chart-panel.js').Content} */
export function problemsContent(answer, { satisfaction, repeats, escalations }) {
  const problems = [...answer.categories].sort((one, other) => other.score - one.score);
  const value = (/** @type {Problem} */ { values }, /** @type {Kpi} */ kpi) => sampled(kpi, values[kpi.id] ?? NOTHING);
  const name = (/** @type {Problem} */ { name: called, key }) => called ?? key ?? t('table.not_given');
  return {
    empty: problems.length === 0,
    label: t('tickets.problems.label', { n: format.count(problems.length) }),
    note: t('tickets.problems.note', { tickets: format.kpi(answer.median_tickets, COUNT), impact: format.kpi(answer.median_impact, IMPACT) }),
    option: (theme) => option(problems, name, answer, theme),
    table: html`<table>
      <thead><tr><th scope="col">${t('tickets.category')}</th><th scope="col">${t('tickets.quadrant')}</th>${['tickets', 'impact', 'score', 'share', 'complaints', 'csat', 'repeat_rate', 'escalation_rate'].map((column) => html`<th scope="col">${t(`problem.${column}`)}</th>`)}</tr></thead>
      <tbody>${problems.map(
        (problem) => html`<tr data-problem="${problem.key}"><th scope="row">${name(problem)}</th><td>${t(`quadrant.${quadrant(problem, answer)}`)}</td>
          <td><data value="${problem.tickets}">${format.count(problem.tickets)}</data></td><td><data value="${problem.impact}">${format.kpi(problem.impact, IMPACT)}</data></td>
          <td>${format.kpi(problem.score, SCORE)}</td><td>${format.kpi(problem.share, SHARE)}</td><td>${format.kpi(problem.complaints, COUNT)}</td>
          <td>${value(problem, satisfaction)}</td><td>${value(problem, repeats)}</td><td>${value(problem, escalations)}</td></tr>`,
      )}</tbody>
    </table>`,
  };
}

/** @param {Problem[]} problems @param {(problem: Problem) => string} name @param {Problems} medians @param {Theme} theme */
function option(problems, name, medians, theme) {
  const base = baseOption(theme);
  const most = Math.max(...problems.map(({ score }) => score), 1e-9);
  const axis = { type: 'value', scale: true, boundaryGap: ['6%', '12%'], nameLocation: 'middle', axisLabel: axisText(theme), splitLine: { show: false }, axisLine: { show: true, lineStyle: { color: theme.grid } }, nameTextStyle: axisText(theme) };
  const urgent = (/** @type {Problem} */ problem) => quadrant(problem, medians) === 'often_grave';
  const field = (/** @type {string} */ id, /** @type {object} */ place) => ({ type: 'text', ...place, silent: true, style: { text: t(`quadrant.${id}`), fill: theme.muted, font: `12px ${theme.font}` } });
  return {
    ...base,
    grid: { left: 40, right: 24, top: 28, bottom: 34, containLabel: true },
    // On a narrow screen there is no room for them beside the points; the table says the field of each.
    media: [{ query: { minWidth: 560 }, option: { graphic: [field('rare_grave', { left: 80, top: 6 }), field('often_grave', { right: 24, top: 6 }), field('rare_slight', { left: 88, bottom: 60 }), field('often_slight', { right: 28, bottom: 60 })] } }],
    tooltip: {
      ...base.tooltip,
      trigger: 'item',
      formatter: (/** @type {{dataIndex: number}} */ { dataIndex }) => tip(problems[dataIndex], name, medians),
    },
    xAxis: { ...axis, name: t('problem.tickets'), nameGap: 26, minInterval: 1 },
    yAxis: { ...axis, name: t('problem.impact'), nameGap: 44 },
    series: [
      {
        type: 'scatter',
        data: problems.map((problem) => ({
          value: [problem.tickets, problem.impact],
          symbolSize: 10 + 22 * Math.sqrt(problem.score / most),
          symbol: urgent(problem) ? 'diamond' : 'circle',
          itemStyle: { color: urgent(problem) ? theme.worse : theme.main, opacity: 0.85, borderColor: theme.surface, borderWidth: 1 },
        })),
        label: { show: true, position: 'right', ...axisText(theme), color: theme.text, formatter: (/** @type {{dataIndex: number}} */ { dataIndex }) => name(problems[dataIndex]) },
        labelLayout: { hideOverlap: true },
        markLine: {
          silent: true,
          symbol: 'none',
          animation: false,
          label: { show: false },
          lineStyle: { color: theme.muted, type: 'dashed', width: 1 },
          data: [{ xAxis: medians.median_tickets }, { yAxis: medians.median_impact }],
        },
      },
    ],
  };
}

/** @param {Problem} problem @param {(problem: Problem) => string} name @param {Problems} medians */
const tip = (problem, name, medians) =>
  [
    name(problem),
    t(`quadrant.${quadrant(problem, medians)}`),
    t('problems.tickets', { n: format.count(problem.tickets) }),
    t('tickets.problem.impact', { impact: format.kpi(problem.impact, IMPACT), score: format.kpi(problem.score, SCORE) }),
  ].join('\n');
