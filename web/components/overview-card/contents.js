// @ts-check
import { html } from '../../lib/html.js';
import { format, language, t } from '../../lib/i18n.js';
import { countText, kpiValue, suppressedText } from '../../lib/value-text.js';

/** @typedef {import('../../lib/types.js').Kpi} Kpi @typedef {import('../../lib/types.js').Overview} Overview @typedef {import('../../lib/types.js').Ranked} Ranked */

const WEIGHT = { unit: /** @type {const} */ ('fraction'), decimals: 0 };
const SCORE = { unit: /** @type {const} */ ('points'), decimals: 1 };

/** What an index is made of: each part's score, how much it weighs, and what it stands for. @param {import('../../lib/types.js').Headline} index @param {Kpi[]} kpis */
export function indexContent(index, kpis) {
  const parts = index.parts ?? [];
  const name = (/** @type {string} */ id) => kpis.find((kpi) => kpi.id === id)?.name[language()] ?? id;
  return {
    empty: parts.length === 0,
    note: indexNotes(index, name).join(' · '),
    rows: html`<ul class="parts">
      ${parts.map(({ kpi: id, score, weight, value, n }) => {
        const kpi = kpis.find((one) => one.id === id);
        return html`<li>
          <p class="part-name">${name(id)}</p>
          <p class="part-score">${format.kpi(score, SCORE)}</p>
          ${bar((score ?? 0) / 100)}
          <p class="part-facts"><span>${kpi && n !== null && t('index.value', { value: format.kpi(value, kpi), n: format.count(n) })}</span> <span>${t('index.weight', { weight: format.kpi(weight, WEIGHT) })}</span></p>
        </li>`;
      })}
    </ul>`,
  };
}

/** @param {import('../../lib/types.js').Headline} index @param {(id: string) => string} name */
function indexNotes({ left_out = [], veto = [], bonus }, name) {
  const notes = [t('index.note')];
  if (left_out.length) notes.push(t('index.left_out', { names: left_out.map(name).join(t('list.comma')) }));
  for (const { code, count } of veto) notes.push(t('index.veto', { code, count }));
  if (bonus?.commendations) notes.push(t('index.bonus', { count: format.count(bonus.commendations), raise: format.kpi(bonus.raise, WEIGHT) }));
  return notes;
}

/** @typedef {import('../../lib/explore.js').Explorer} Explorer */

/** A name, as a link where it can be taken apart. @param {string} name @param {string} address */
const named = (name, address) => (address ? html`<a href="${address}">${name}</a>` : name);

/** The problem types that hurt most, the worst with the longest bar. @param {Overview['problems']} problems @param {Kpi | undefined} satisfaction @param {Explorer} explore */
export function problemsContent(problems, satisfaction, explore) {
  return {
    empty: problems.length === 0,
    note: t('problems.note'),
    rows: html`<ol class="problems">
      ${problems.map(
        (problem) =>
          html`<li>
            <p class="problem-name"><strong>${named(problem.name, explore({ kpi: 'tickets', category: problem.category, by: 'store' }))}</strong><span>${t('problems.score', { score: format.kpi(problem.score, SCORE) })}</span></p>
            ${bar(problem.score / problems[0].score)}
            <p class="problem-facts">${facts(problem, satisfaction).map((fact) => html`<span>${fact}</span>`)}</p>
          </li>`,
      )}
    </ol>`,
  };
}

/** @param {Overview['problems'][0]} problem @param {Kpi | undefined} satisfaction */
function facts({ tickets, values, previous, score }, satisfaction) {
  const { complaints, csat_score } = values;
  const change = score - (previous.score ?? 0);
  const sign = change > 0 ? '+' : '';
  const moved = previous.suppressed ? suppressedText(previous) : sign + format.kpi(change, SCORE);
  return [
    t('problems.tickets', { n: format.count(tickets) }),
    complaints?.n && t('problems.complaints', { share: format.kpi((complaints.value ?? 0) / complaints.n, { unit: 'fraction', decimals: 1 }) }),
    satisfaction && csat_score?.n && t('problems.satisfaction', { value: format.kpi(csat_score.value, satisfaction), n: format.count(csat_score.n) }),
    t('problems.change', { change: moved }),
  ].filter(Boolean);
}

/** @param {number} share of the width, from 0 to 1 */
const bar = (share) =>
  html`<svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect width="${(100 * share).toFixed(2)}" height="1"></rect></svg>`;

/** @param {Overview['stores']} stores @param {Kpi} kpi @param {Explorer} explore */
export function storesContent({ best, worst, ranked, left_out, minimum_sample }, kpi, explore) {
  const inside = (/** @type {string} */ store) => explore({ kpi: kpi.id, store, by: 'category' });
  const group = (/** @type {string} */ title, /** @type {Ranked[]} */ rows) =>
    rows.length > 0 &&
    html`<tbody>
      <tr><th scope="rowgroup" colspan="3" class="group">${title}</th></tr>
      ${rows.map((row) => rankedRow(row, kpi, inside))}
    </tbody>`;
  return {
    empty: ranked === 0 && left_out === 0,
    note: t('stores.note', { ranked: format.count(ranked), left_out: format.count(left_out), n: minimum_sample }),
    rows: html`<table class="ranked">${heads(t('table.store'))} ${group(t('stores.best'), best)} ${group(t('stores.worst'), worst)}</table>`,
  };
}

/** @param {Overview['cities']} cities @param {Kpi} kpi @param {Explorer} explore */
export function citiesContent({ rows }, kpi, explore) {
  const inside = (/** @type {string} */ city) => explore({ kpi: kpi.id, city, by: 'store' });
  return {
    empty: rows.every(({ value }) => value === null),
    note: t('cities.note', { n: format.count(rows.length) }),
    rows: html`<table class="ranked">${heads(t('table.city'))} <tbody>${rows.map((row) => rankedRow(row, kpi, inside))}</tbody></table>`,
  };
}

/** @param {string} first */
const heads = (first) =>
  html`<thead><tr><th scope="col">${first}</th><th scope="col">${t('table.value')}</th><th scope="col">${t('table.n')}</th></tr></thead>`;

/** @param {Ranked} row @param {Kpi} kpi @param {(key: string) => string} inside */
const rankedRow = (row, kpi, inside) =>
  html`<tr><th scope="row">${named(row.name, row.key === null ? '' : inside(row.key))}</th><td>${kpiValue(kpi, row)}</td><td>${countText(row)}</td></tr>`;
