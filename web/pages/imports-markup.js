// @ts-check
import { html } from '../lib/html.js';
import { format, t, wordFor } from '../lib/i18n.js';

/** @typedef {import('../lib/types.js').Counts} Counts @typedef {import('../lib/types.js').Mapping} Mapping */

/** What can be imported, in the order in which a new server needs it: what codes mean, then the facts that name them. */
const KINDS = [
  'regions', 'stores', 'channels', 'touchpoints', 'categories', 'employees', 'customers', 'surveys', 'rating_dimensions',
  'responses', 'tickets', 'purchases', 'invitations', 'outages', 'conduct', 'assessments', 'targets', 'benchmarks',
];
const FIRST = 'responses';
const FILES = '.csv,.ndjson,.json,.xlsx,.gz,.zip';

/** What becomes of the rows of a file. @type {(keyof Counts)[]} */
export const COUNTS = ['rows', 'accepted', 'duplicate', 'updated', 'rejected'];

export const formMarkup = () =>
  html`<form class="card import" id="import-form" novalidate>
    <span><label for="import-kind">${t('imports.kind')}</label><select id="import-kind" name="kind">${KINDS.map((kind) => html`<option value="${kind}" ${kind === FIRST && 'selected'}>${wordFor('kind', kind)}</option>`)}</select></span>
    <span><label for="import-file">${t('imports.file')}</label><input type="file" id="import-file" name="file" accept="${FILES}" aria-describedby="import-file-hint"><small class="hint" id="import-file-hint">${t('imports.file.hint')}</small></span>
    <span><label for="import-known">${t('imports.mapping')}</label><select id="import-known" aria-describedby="import-mapping-hint"></select>
      <input type="file" id="import-mapping" name="mapping" accept=".yaml,.yml" aria-label="${t('imports.mapping.own')}" hidden><small class="hint" id="import-mapping-hint">${t('imports.mapping.hint')}</small></span>
    <div class="actions"><button type="submit" class="primary" id="import-send">${t('imports.send')}</button></div>
  </form>`;

/** Of a file whose mapping somebody brings along. */
export const OWN = 'own';

/** The mappings to choose from: none, those the server has for this kind of data, one's own. @param {Mapping[]} mappings @param {string} kind @param {string} chosen */
export function mappingOptions(mappings, kind, chosen) {
  const usable = mappings.map((mapping, place) => ({ ...mapping, place: String(place) })).filter((mapping) => mapping.kind === kind && mapping.problems.length === 0);
  const option = (/** @type {string} */ value, /** @type {string} */ text) => html`<option value="${value}" ${value === chosen && 'selected'}>${text}</option>`;
  return html`${option('', t('imports.mapping.none'))}${usable.map(({ place, name }) => option(place, name))}${option(OWN, t('imports.mapping.own'))}`;
}

/** @param {Mapping} mapping */
export const mappingMarkup = ({ name, kind, source, columns, problems, shipped }) =>
  html`<li><code>${name}</code> ${kind && html`<span class="tag">${wordFor('kind', kind)}</span>`} ${!shipped && html`<span class="tag" data-tone="on">${t('imports.mapping.yours')}</span>`}
    <span class="hint">${[source, columns?.join(t('list.comma'))].filter(Boolean).join(' · ')}</span>
    ${problems.length > 0 && html`<span class="wrong">${problems.map((problem) => html`<span>${problem}</span>`)}</span>`}</li>`;

/** How far one is. @param {{name: string, status: string, progress: number, result: Counts | null, error: string | null, rejected?: string}} job */
export const jobMarkup = ({ name, status, progress, result, error, rejected }) =>
  html`<section class="card job" data-status="${status}" aria-label="${name}">
    <p><strong>${name}</strong> <span class="tag" data-tone="${status === 'failed' ? 'wait' : status === 'done' ? 'on' : 'plain'}">${wordFor('job.status', status)}</span></p>
    <progress max="100" value="${progress}" aria-label="${t('imports.progress')}">${progress}%</progress>
    ${result && html`<dl class="pairs">${COUNTS.map((count) => html`<div><dt>${t(`imports.count.${count}`)}</dt><dd><data value="${result[count]}" data-count="${count}">${format.count(result[count])}</data></dd></div>`)}</dl>`}
    ${error && html`<p class="wrong" role="alert">${error}</p>`}
    ${rejected && html`<div class="actions"><button type="button" id="import-rejected" data-rejected="${rejected}">${t('imports.rejected')}</button></div>`}
  </section>`;
