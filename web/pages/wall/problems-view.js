// @ts-check
import { html } from '../../lib/html.js';
import { format, t } from '../../lib/i18n.js';
import { suppressedText } from '../../lib/value-text.js';

const SCORE = { unit: /** @type {const} */ ('points'), decimals: 1 };
const SHARE = { unit: /** @type {const} */ ('fraction'), decimals: 1 };

/** The problem types that hurt customers most. @type {import('./views.js').View} */
export const problems = {
  has: ({ overview }) => overview.problems.length > 0,
  title: () => t('wall.view.problems'),
  content: ({ overview }) =>
    html`<ol class="wall-problems">
        ${overview.problems.map(
          (problem, index) =>
            html`<li>
              <p class="rank">${index + 1}</p>
              <h2>${problem.name}</h2>
              <p class="figure"><span class="label">${t('wall.harm')}</span> <data class="score" value="${problem.score}">${format.kpi(problem.score, SCORE)}</data></p>
              ${bar(problem.score / overview.problems[0].score)}
              <p class="facts">${facts(problem).map((fact) => html`<span>${fact}</span>`)}</p>
            </li>`,
        )}
      </ol>
      <p class="wall-note">${t('problems.note')}</p>`,
};

/** @param {number} share of the width, from 0 to 1 */
const bar = (share) =>
  html`<svg class="wall-bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect width="${(100 * share).toFixed(2)}" height="1"></rect></svg>`;

/** @param {import('../../lib/types.js').ProblemType} problem */
function facts({ tickets, values: { complaints }, previous, score }) {
  const change = score - (previous.score ?? 0);
  const moved = previous.suppressed ? suppressedText(previous) : `${change > 0 ? '+' : ''}${format.kpi(change, SCORE)}`;
  return [
    t('problems.tickets', { n: format.count(tickets) }),
    complaints?.n && t('problems.complaints', { share: format.kpi((complaints.value ?? 0) / complaints.n, SHARE) }),
    t('problems.change', { change: moved }),
  ].filter(Boolean);
}
