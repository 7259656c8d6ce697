// @ts-check
import { html } from '../lib/html.js';
import { language, LANGUAGES, t, wordFor } from '../lib/i18n.js';
import { addDays, isDate } from '../lib/periods.js';
import { daysOf, KINDS, periodsOf, periodText } from '../lib/report-periods.js';
import { previewMarkup } from './reports-preview.js';

/** @typedef {import('../lib/types.js').ReportKind} ReportKind */

/** In the language of the page, or the first there is. @param {ReportKind} report */
export const nameOf = ({ id, name }) => name[language()] ?? Object.values(name)[0] ?? id;

/** The reports there are, one to be chosen when one may build them. @param {ReportKind[]} reports @param {string} organisation @param {boolean} choosing */
export const catalogueMarkup = (reports, organisation, choosing) =>
  html`<div class="report-cards" role="${choosing ? 'radiogroup' : 'group'}" aria-labelledby="reports-title">${reports.map((report, index) => {
    const name = nameOf(report);
    const inside = html`${previewMarkup(report.id, name, organisation)}
      <span class="report-words"><span class="report-name">${name}</span><span class="hint">${report.purpose[language()]}</span>
      <span class="code">${report.formats.map((format) => format.toUpperCase()).join(' · ')}</span></span>`;
    return choosing
      ? html`<label class="report-card"><input type="radio" name="report" value="${report.id}" id="report-${report.id}" ${index === 0 && 'checked'}>${inside}</label>`
      : html`<div class="report-card">${inside}</div>`;
  })}</div>`;

/** @param {string} today */
export const formMarkup = (today) =>
  html`<fieldset class="report-choice"><legend>${t('reports.period')}</legend>
      <div class="pair"><select id="report-kind" aria-label="${t('reports.period.kind')}"></select><select id="report-period" aria-label="${t('reports.period')}"></select></div>
      <div class="pair days" hidden><label>${t('period.from')} <input type="date" id="report-from" value="${addDays(today, -30)}"></label><label>${t('period.last')} <input type="date" id="report-last" value="${addDays(today, -1)}"></label></div>
      <p class="hint" id="report-running" role="status"></p></fieldset>
    <fieldset class="report-choice"><legend>${t('reports.scope')}</legend>
      <label class="check"><input type="radio" name="scope" value="all" id="report-scope-all" checked>${t('reports.scope.all')}</label>
      <label class="check"><input type="radio" name="scope" value="some" id="report-scope-some">${t('scope.some')}</label>
      <scope-picker hidden></scope-picker></fieldset>
    <fieldset class="report-choice" id="report-focus" hidden><legend>${t('reports.focus')}</legend>
      <div class="pair"><select id="report-focus-by" aria-label="${t('reports.focus.by')}"></select><select id="report-focus-code" aria-label="${t('reports.focus')}"></select></div></fieldset>
    <fieldset class="report-choice"><legend>${t('language.label')}</legend>
      <div class="checks">${LANGUAGES.map((one) => html`<label class="check"><input type="radio" name="language" value="${one}" id="report-language-${one}" ${one === language() && 'checked'}>${wordFor('language', one)}</label>`)}</div></fieldset>
    <fieldset class="report-choice"><legend>${t('reports.formats')}</legend><div class="checks" id="report-formats"></div></fieldset>
    <div class="actions report-send"><button type="submit" class="primary" id="report-build">${t('reports.build')}</button><p class="wrong" role="alert" id="report-wrong"></p></div>`;

/** @param {ReportKind | undefined} report @param {string} chosen the kind that was chosen by hand, if any */
export const kindOptions = (report, chosen) =>
  html`${KINDS.filter((kind) => report?.periods.includes(kind)).map((kind) => html`<option value="${kind}" ${kind === chosen && 'selected'}>${wordFor('reports.kind', kind)}</option>`)}`;

/** @param {ReportKind | undefined} report */
export const focusOptions = (report) => html`${(report?.focus ?? []).map((dimension) => html`<option value="${dimension}">${wordFor('dimension', dimension)}</option>`)}`;

/** @param {{key: string, name: string}[]} places */
export const codeOptions = (places) =>
  places.length === 0 ? html`<option value="">${t('reports.focus.none')}</option>` : html`${places.map(({ key, name }) => html`<option value="${key}">${name}</option>`)}`;

/** The newest that is over comes first to mind: it is what does not change any more. @param {string} kind @param {string} today */
export const periodOptions = (kind, today) =>
  html`${periodsOf(kind, today).map((period, back) => html`<option value="${period}" ${back === 1 && 'selected'}>${back === 0 ? t('reports.period.running', { period: periodText(period) }) : periodText(period)}</option>`)}`;

/** @param {ReportKind | undefined} report @param {string[]} unwanted formats that were taken away by hand */
export const formatOptions = (report, unwanted) =>
  html`${(report?.formats ?? []).map((format) => html`<label class="check"><input type="checkbox" name="format" value="${format}" id="report-format-${format}" ${!unwanted.includes(format) && 'checked'}>${wordFor('reports.format', format)}</label>`)}`;

/**
 * What is asked of the server, or what is missing.
 * @param {HTMLFormElement} form
 * @returns {{request?: import('../lib/types.js').ReportRequest, wrong?: string}}
 */
export function asked(form) {
  const data = new FormData(form);
  const value = (/** @type {string} */ id) => /** @type {HTMLInputElement} */ (form.querySelector(id)).value;
  const [from, last] = [value('#report-from'), value('#report-last')];
  const days = value('#report-kind') === 'days';
  if (days && !(isDate(from) && isDate(last) && from <= last)) return { wrong: t('period.wrong') };
  const scope = data.get('scope') === 'some' ? /** @type {any} */ (form.querySelector('scope-picker')).value : undefined;
  if (scope && scope.regions.length + scope.stores.length === 0) return { wrong: t('scope.missing') };
  const by = value('#report-focus-by');
  if (by && !value('#report-focus-code')) return { wrong: t('reports.focus.missing') };
  const focus = by ? { focus: { by, code: value('#report-focus-code') } } : {};
  const formats = data.getAll('format').map(String);
  if (formats.length === 0) return { wrong: t('reports.formats.missing') };
  const period = days ? daysOf(from, last) : value('#report-period');
  return { request: { report: String(data.get('report')), period, language: String(data.get('language')), formats, ...focus, ...(scope && { scope }) } };
}
