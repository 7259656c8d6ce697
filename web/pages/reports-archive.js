// @ts-check
import { html } from '../lib/html.js';
import { format, instantText, language, t, wordFor } from '../lib/i18n.js';
import { periodText } from '../lib/report-periods.js';
import { nameOf } from './reports-form.js';

/** @typedef {import('../lib/types.js').IssuedReport} IssuedReport @typedef {import('../lib/types.js').ReportKind} ReportKind @typedef {import('../lib/types.js').Difference} Difference @typedef {import('../lib/types.js').Kpi} Kpi */

/** How people call an issued report. @param {IssuedReport} issued @param {ReportKind[]} reports */
export function issuedTitle({ report, period }, reports) {
  const known = reports.find(({ id }) => id === report);
  return `${known ? nameOf(known) : report} · ${periodText(period)}`;
}

/** The reports that were issued, in one's scope. @param {IssuedReport[]} issued @param {ReportKind[]} reports @param {string} zone */
export function archiveMarkup(issued, reports, zone) {
  if (issued.length === 0) return html`<p class="nobody">${t('reports.archive.none')}</p>`;
  const heads = ['report', 'scope', 'as_of', 'by', 'files'].map((name) => html`<th scope="col">${t(`reports.archive.${name}`)}</th>`);
  return html`<div class="table-card"><table class="records" id="report-archive">
    <thead><tr>${heads}<th scope="col"><span class="unseen">${t('people.actions')}</span></th></tr></thead>
    <tbody>${issued.map((one) => rowMarkup(one, reports, zone))}</tbody></table></div>`;
}

/** @param {IssuedReport} one @param {ReportKind[]} reports @param {string} zone */
const rowMarkup = (one, reports, zone) =>
  html`<tr data-number="${one.number}">
    <th scope="row"><span class="person-title">${issuedTitle(one, reports)}</span> <span class="tag" data-tone="${one.frozen ? 'on' : 'off'}">${t(one.frozen ? 'reports.archive.frozen' : 'reports.archive.open')}</span><span class="code">${one.number}</span></th>
    <td data-label="${t('reports.archive.scope')}"><span>${one.scope}<span class="code">${wordFor('language', one.language)}</span></span></td>
    <td data-label="${t('reports.archive.as_of')}" class="plain">${instantText(one.as_of, zone)}</td>
    <td data-label="${t('reports.archive.by')}">${one.created_by}</td>
    <td data-label="${t('reports.archive.files')}"><div>${one.files.map(({ format: kind, sha256 }) => html`<details class="hash"><summary>${t('reports.archive.hash', { format: kind.toUpperCase() })}</summary><code>${sha256}</code></details>`)}</div></td>
    <td class="row-actions">${one.frozen && html`<button type="button" class="link" id="restate-${one.number}" data-restate="${one.number}" aria-label="${t('reports.restatement.of', { number: one.number })}">${t('reports.restatement')}</button>`}</td>
  </tr>`;

/**
 * What a frozen report said, and what is so now.
 * @param {{differences: Difference[], shown: number, total: number}} restatement @param {Kpi[]} kpis
 */
export function restatementMarkup({ differences, shown, total }, kpis) {
  if (total === 0) return html`<p>${t('reports.restatement.none')}</p>`;
  return html`<p class="hint">${t('reports.restatement.what')}</p>
    <div class="table-card"><table class="records restatement">
      <thead><tr><th scope="col">${t('reports.restatement.kpi')}</th><th scope="col" class="figure">${t('reports.restatement.old')}</th><th scope="col" class="figure">${t('reports.restatement.new')}</th><th scope="col">${t('reports.restatement.why')}</th></tr></thead>
      <tbody>${differences.map((difference) => differenceMarkup(difference, kpis))}</tbody></table></div>
    ${shown < total && html`<p class="hint">${t('reports.restatement.cut', { shown: format.count(shown), total: format.count(total) })}</p>`}`;
}

/** @param {Difference} difference @param {Kpi[]} kpis */
function differenceMarkup({ kpi, name, group, old, new: now, n_old, n_new, why }, kpis) {
  const known = kpis.find(({ id }) => id === kpi);
  const figure = (/** @type {number | null} */ value, /** @type {number} */ n) =>
    html`<span>${known ? format.kpi(value, known) : (value ?? '–')}<span class="code">${t('tile.n', { n: format.count(n) })}</span></span>`;
  return html`<tr><th scope="row">${known ? known.name[language()] : name}${group && html`<span class="code">${group}</span>`}</th>
    <td class="figure" data-label="${t('reports.restatement.old')}">${figure(old, n_old)}</td>
    <td class="figure" data-label="${t('reports.restatement.new')}">${figure(now, n_new)}</td>
    <td data-label="${t('reports.restatement.why')}">${reasons(why)}</td></tr>`;
}

/** @param {Difference['why']} why */
function reasons({ added, corrected, withdrawn, other_rules }) {
  const told = [
    added > 0 && t('reports.why.added', { count: format.count(added) }),
    corrected > 0 && t('reports.why.corrected', { count: format.count(corrected) }),
    withdrawn > 0 && t('reports.why.withdrawn', { count: format.count(withdrawn) }),
    other_rules && t('reports.why.rules'),
  ].filter(Boolean);
  return told.length ? told.join(t('list.semicolon')) : t('reports.why.unknown');
}
