// @ts-check
import { api } from '../lib/api.js';
import { html } from '../lib/html.js';
import { format, instantText, t, wordFor } from '../lib/i18n.js';
import { addDays } from '../lib/periods.js';
import { addressOf, queryOf } from '../lib/router.js';
import { saveAs } from '../lib/save.js';
import { detailList } from './audit-details.js';
import { DataPage } from './data-page.js';

/** @typedef {import('../lib/types.js').Entry} Entry @typedef {import('../lib/types.js').Entries} Entries */

export const ACTIONS = [
  'login', 'login_refused', 'logout', 'session_stolen', 'person_added', 'person_changed', 'password_changed', 'password_reset',
  'sessions_ended', 'token_added', 'token_revoked', 'key_rotated', 'settings_changed', 'import', 'export', 'schedule_added', 'schedule_changed', 'schedule_removed', 'report_built', 'download',
  'customer_exported', 'customer_erased', 'evidence_exported',
  'delivery_sent', 'delivery_given_up', 'delivery_cancelled', 'delivery_released', 'delivery_sent_again', 'delivery_withdrawn',
];
const PAGE = 50;
const FILTERS = ['from', 'last', 'actor', 'action', 'subject'];

/** Who did what, newest first; the filters are in the address. @extends {DataPage<Entries>} */
export class AuditPage extends DataPage {
  connectedCallback() {
    super.connectedCallback();
    this.onsubmit = (event) => {
      event.preventDefault();
      this.#go(Object.fromEntries(FILTERS.map((name) => [name, this.#field(name).value.trim()])));
    };
    this.addEventListener('click', ({ target }) => {
      const id = target instanceof Element && target.closest('button')?.id;
      if (id === 'audit-clear') this.#go({});
      if (id === 'audit-csv') this.#download();
      if (id === 'audit-verify') this.#verify();
    });
  }

  /** @param {boolean} languageChanged */
  followAddress(languageChanged) {
    if (languageChanged) return this.replaceWith(Object.assign(new AuditPage(), { me: this.me }));
    const query = queryOf(location.hash);
    for (const name of FILTERS) this.#field(name).value = query.get(name) ?? '';
    return this.reload();
  }

  ask() {
    return api.audit({ ...this.#filter(), limit: String(PAGE), offset: String(this.#offset()) });
  }

  head() {
    const query = queryOf(location.hash);
    const text = (/** @type {string} */ name) =>
      html`<label for="audit-${name}">${t(`audit.${name}`)}</label><input id="audit-${name}" value="${query.get(name)}" autocomplete="off" autocapitalize="none" spellcheck="false">`;
    const date = (/** @type {string} */ name) => html`<label for="audit-${name}">${t(`audit.${name}`)}</label><input id="audit-${name}" type="date" value="${query.get(name)}" max="${this.me.today}">`;
    return html`<h1 tabindex="-1">${t('page.audit')}</h1>
      <div class="actions"><button type="button" class="primary" id="audit-verify">${t('audit.verify')}</button> <button type="button" class="quiet" id="audit-csv">${t('audit.csv')}</button></div>
      <p class="lead">${t('audit.lead')}</p>
      <form class="filters labelled" novalidate>
        <span>${date('from')}</span><span>${date('last')}</span><span>${text('actor')}</span>
        <span><label for="audit-action">${t('audit.action')}</label><select id="audit-action"><option value="">${t('audit.action.all')}</option>${ACTIONS.map((action) => html`<option value="${action}" ${action === query.get('action') && 'selected'}>${wordFor('action', action)}</option>`)}</select></span>
        <span>${text('subject')}</span>
        <span class="actions"><button type="submit" id="audit-apply">${t('period.apply')}</button> <button type="button" class="quiet" id="audit-clear">${t('audit.clear')}</button></span>
      </form>`;
  }

  /** @param {Entries} entries */
  content({ rows, total, offset }) {
    if (total === 0) return html`<p class="nobody">${t('audit.none')}</p>`;
    const shown = t('audit.shown', { first: format.count(Math.min(offset + 1, total)), last: format.count(offset + rows.length), total: format.count(total) });
    return html`<div class="table-card"><table class="records" id="entries">
        <thead><tr>${['at', 'actor', 'action', 'subject', 'details'].map((column) => html`<th scope="col">${t(`audit.${column}`)}</th>`)}</tr></thead>
        <tbody>${rows.map((entry) => row(entry, this.me.zone))}</tbody>
      </table></div>
      <nav class="pager" aria-label="${t('audit.pages')}">${this.#turn('newer', offset > 0, offset - PAGE)}<span role="status">${shown}</span>${this.#turn('older', offset + rows.length < total, offset + PAGE)}</nav>`;
  }

  /** @param {string} word @param {boolean} there @param {number} offset */
  #turn(word, there, offset) {
    const query = Object.fromEntries(queryOf(location.hash));
    const address = addressOf('audit', { ...query, offset: offset > 0 ? String(offset) : '' });
    return there ? html`<a class="button" id="audit-${word}" href="${address}">${t(`audit.${word}`)}</a>` : html`<span class="button is-off" aria-hidden="true">${t(`audit.${word}`)}</span>`;
  }

  #offset() {
    const offset = Number(queryOf(location.hash).get('offset'));
    return Number.isSafeInteger(offset) && offset > 0 ? offset : 0;
  }

  /** What the server is asked: days of the business zone, the last one included by people and not by the server. */
  #filter() {
    const query = Object.fromEntries(queryOf(location.hash));
    const { from = '', last = '', actor = '', action = '', subject = '' } = query;
    return { from, to: last && addDays(last, 1), actor, action, subject };
  }

  /** @param {Record<string, string>} query */
  #go(query) {
    const address = addressOf('audit', query);
    if (address === location.hash) this.reload();
    else location.hash = address;
  }

  async #download() {
    const button = /** @type {HTMLButtonElement} */ (this.find('#audit-csv'));
    button.disabled = true;
    await this.#told(async () => saveAs(await api.auditFile(this.#filter()), 'evidence.csv'));
    button.disabled = false;
  }

  async #verify() {
    const button = /** @type {HTMLButtonElement} */ (this.find('#audit-verify'));
    button.disabled = true;
    await this.#told(async () => {
      const { whole, rows, head, broken_at, reason } = await api.chain();
      this.say(
        whole
          ? { kind: 'info', title: t('audit.whole', { rows: format.count(rows) }), lines: [t('audit.head', { head })] }
          : { kind: 'error', title: t('audit.broken', { at: broken_at ?? '?' }), lines: [reason ?? '', t('audit.broken.do')] },
      );
    });
    button.disabled = false;
  }

  /** Does something, or says why it could not. @param {() => Promise<void>} work */
  async #told(work) {
    try {
      await work();
    } catch (problem) {
      const { status, detail } = /** @type {import('../lib/types.js').Problem} */ (problem);
      this.say({ kind: 'error', title: status === 0 ? t('error.offline') : t('error.refused'), lines: [detail] });
    }
  }

  /** @param {string} name */
  #field(name) {
    return /** @type {HTMLInputElement} */ (this.find(`#audit-${name}`));
  }
}

/** @param {Entry} entry @param {string} zone */
const row = ({ seq, at, actor, action, subject, address, details, hash }, zone) =>
  html`<tr>
    <th scope="row" class="plain">${instantText(at, zone, 'medium')}<span class="code">${t('audit.seq', { seq: format.count(seq), hash: hash.slice(0, 12) })}</span></th>
    <td data-label="${t('audit.actor')}" class="plain">${actor}${address && html`<span class="code">${address}</span>`}</td>
    <td data-label="${t('audit.action')}" class="plain"><span class="tag" data-tone="${action.endsWith('refused') || action.endsWith('stolen') ? 'wait' : 'plain'}">${wordFor('action', action)}</span></td>
    <td data-label="${t('audit.subject')}" class="free">${subject}</td>
    <td data-label="${t('audit.details')}" class="free">${detailList(details)}</td>
  </tr>`;

export const registerAuditPage = () => customElements.define('audit-page', AuditPage);
