// @ts-check
import { api } from '../lib/api.js';
import { html, render } from '../lib/html.js';
import { format, instantText, t, wordFor } from '../lib/i18n.js';
import { addDays } from '../lib/periods.js';
import { addressOf } from '../lib/router.js';
import { saveAs } from '../lib/save.js';
import { DataPage } from './data-page.js';
import { COUNTS, formMarkup, jobMarkup, mappingMarkup, mappingOptions, OWN } from './imports-markup.js';

/** @typedef {import('../lib/types.js').Import} Import @typedef {import('../lib/types.js').Job} Job @typedef {{imports: Import[], mappings: import('../lib/types.js').Mapping[]}} Answer */

/** How soon to ask again how far the import is. */
const NEXT = 600;
const OVER = ['done', 'failed', 'cancelled'];
/** How far back codes are looked for that nobody has described. */
const LATELY = 30;

/** Files of data: sent in, followed to their end, what was rejected given back. @extends {DataPage<Answer>} */
export class ImportsPage extends DataPage {
  #timer = 0;

  connectedCallback() {
    super.connectedCallback();
    this.onsubmit = (event) => {
      event.preventDefault();
      this.#send();
    };
    this.addEventListener('change', () => this.#mappings());
    this.addEventListener('click', ({ target }) => {
      const button = target instanceof Element && target.closest('button');
      if (button && button.dataset.rejected) this.#rejected(button);
    });
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  /** The list of mappings is part of the answer; what was chosen of it stays. */
  draw() {
    super.draw();
    this.#mappings();
  }

  #mappings() {
    const known = /** @type {HTMLSelectElement} */ (this.find('#import-known'));
    const kind = /** @type {HTMLSelectElement} */ (this.find('#import-kind')).value;
    render(known, mappingOptions(this.answer?.mappings ?? [], kind, known.value));
    this.find('#import-mapping').hidden = known.value !== OWN;
  }

  async ask() {
    const [{ imports }, { mappings }] = await Promise.all([api.imports(), api.mappings()]);
    return { imports, mappings };
  }

  head() {
    const today = this.me.today;
    const unmapped = addressOf('explore', { kpi: 'unmapped_share', from: addDays(today, -LATELY), to: addDays(today, 1), by: 'store' });
    return html`<h1 tabindex="-1">${t('page.imports')}</h1><p class="lead">${t('imports.lead')} <a href="${unmapped}">${t('imports.unmapped')}</a></p>
      ${formMarkup()}
      <div class="import-job" role="status"></div>`;
  }

  /** @param {Answer} answer */
  content({ imports, mappings }) {
    return html`<section aria-labelledby="imports-past"><h2 id="imports-past">${t('imports.past')}</h2>${this.#past(imports)}</section>
      <section aria-labelledby="imports-mappings"><h2 id="imports-mappings">${t('imports.mappings')}</h2>
        <p class="hint">${t('imports.mappings.what')}</p>
        ${mappings.length ? html`<ul class="mappings">${mappings.map(mappingMarkup)}</ul>` : html`<p class="nobody">${t('imports.mappings.none')}</p>`}</section>`;
  }

  /** @param {Import[]} imports */
  #past(imports) {
    if (imports.length === 0) return html`<p class="nobody">${t('imports.none')}</p>`;
    return html`<div class="table-card"><table class="records" id="imports">
      <thead><tr><th scope="col">${t('imports.at')}</th><th scope="col">${t('imports.file')}</th><th scope="col">${t('imports.kind')}</th><th scope="col">${t('imports.status')}</th>${COUNTS.map((name) => html`<th scope="col" class="figure">${t(`imports.count.${name}`)}</th>`)}<th scope="col"><span class="unseen">${t('people.actions')}</span></th></tr></thead>
      <tbody>${imports.map((one) => this.#row(one))}</tbody>
    </table></div>`;
  }

  /** @param {Import} one */
  #row({ id, kind, file, owner, status, progress, counts, created_at, has_rejected, error }) {
    const running = !OVER.includes(status);
    return html`<tr data-import="${id}">
      <th scope="row" class="plain">${instantText(created_at, this.me.zone, 'medium')}</th>
      <td data-label="${t('imports.file')}" class="free">${file ?? t('imports.file.gone')}<span class="code">${owner}</span>${error && html`<span class="wrong">${error}</span>`}</td>
      <td data-label="${t('imports.kind')}" class="plain">${kind && wordFor('kind', kind)}</td>
      <td data-label="${t('imports.status')}" class="plain"><span class="tag" data-tone="${status === 'failed' ? 'wait' : status === 'done' ? 'on' : 'plain'}">${wordFor('job.status', status)}</span>${running && html` <span class="code">${progress}%</span>`}</td>
      ${COUNTS.map((name) => html`<td data-label="${t(`imports.count.${name}`)}" class="figure">${counts && html`<data value="${counts[name]}">${format.count(counts[name])}</data>`}</td>`)}
      <td class="row-actions">${has_rejected && html`<button type="button" class="link" id="rejected-${id}" data-rejected="${id}">${t('imports.rejected')}</button>`}</td>
    </tr>`;
  }

  async #send() {
    const form = /** @type {HTMLFormElement} */ (this.find('#import-form'));
    const data = new FormData(form);
    const file = /** @type {File} */ (data.get('file'));
    if (!file?.name) return this.say({ kind: 'error', title: t('imports.file.missing') });
    const known = /** @type {HTMLSelectElement} */ (this.find('#import-known')).value;
    // A mapping that was left out is no mapping, not an empty one.
    if (known !== OWN) data.delete('mapping');
    else if (!(/** @type {File} */ (data.get('mapping')).name)) return this.say({ kind: 'error', title: t('imports.mapping.missing') });
    if (known !== OWN && known !== '') data.set('mapping', String(this.answer?.mappings[Number(known)].yaml));
    const button = /** @type {HTMLButtonElement} */ (this.find('#import-send'));
    button.disabled = true;
    this.say(undefined);
    this.#job(jobMarkup({ status: 'sending', progress: 0, result: null, error: null, name: file.name }));
    try {
      const { id } = await api.importFile(data);
      await this.#watch(id, file.name);
      form.reset();
      this.#mappings();
    } catch (problem) {
      this.#job(html``);
      this.#failed(problem);
    }
    button.disabled = false;
    return undefined;
  }

  /** Until its end, or until somebody goes to another page: it goes on without being looked at. @param {string} id @param {string} name */
  async #watch(id, name) {
    for (;;) {
      const job = await api.job(id);
      this.#job(jobMarkup({ ...job, name, rejected: job.files.length > 0 ? id : '' }));
      if (OVER.includes(job.status)) return this.reload();
      await new Promise((resolve) => (this.#timer = window.setTimeout(resolve, NEXT)));
    }
  }

  /** @param {HTMLButtonElement} button */
  async #rejected(button) {
    button.disabled = true;
    try {
      saveAs(await api.jobFile(String(button.dataset.rejected), 'csv'), 'rejected.csv');
    } catch (problem) {
      this.#failed(problem);
    }
    button.disabled = false;
  }

  /** @param {unknown} problem */
  #failed(problem) {
    const { status, detail, errors = [] } = /** @type {import('../lib/types.js').Problem} */ (problem);
    const lines = [detail, ...errors.map(({ field, message }) => `${field}: ${message}`)].filter(Boolean);
    this.say({ kind: 'error', title: status === 0 ? t('error.offline') : t('error.refused'), lines });
  }

  /** @param {ReturnType<typeof html>} markup */
  #job(markup) {
    render(this.find('.import-job'), markup);
  }

  /** @param {boolean} languageChanged */
  followAddress(languageChanged) {
    if (languageChanged) this.replaceWith(Object.assign(new ImportsPage(), { me: this.me }));
  }
}

export const registerImportsPage = () => customElements.define('imports-page', ImportsPage);
