// @ts-check
import { openDialog } from '../components/form-dialog/form-dialog.js';
import { openInfo } from '../components/info-dialog/info-dialog.js';
import { api } from '../lib/api.js';
import { html } from '../lib/html.js';
import { format, t, wordFor } from '../lib/i18n.js';
import { knownPlaces } from '../lib/places.js';
import { periodText } from '../lib/report-periods.js';
import { addressOf, queryOf } from '../lib/router.js';
import { Watching } from '../lib/watching.js';
import { DataPage } from './data-page.js';
import { detailsMarkup, STATES, tableMarkup } from './deliveries-table.js';
import { scopeText } from './schedules-words.js';

/** @typedef {import('../lib/types.js').Delivery} Delivery @typedef {import('../lib/types.js').Deliveries} Answer */

const PAGE = 50;
/** How soon to ask again: while something is on its way, and otherwise. */
const MOVING = 2_000;
const RESTING = 15_000;
/** What people decide about a delivery. @type {Record<string, (id: string) => Promise<unknown>>} */
const DECISIONS = { cancel: api.cancelDelivery, release: api.releaseDelivery, withdraw: api.withdrawDelivery, resend: api.resendDelivery };

/** What schedules owe and what became of it; the filters are in the address. @extends {DataPage<Answer>} */
export class DeliveriesPage extends DataPage {
  #watching = new Watching(
    () => this.#again(),
    () => (this.answer?.deliveries.some(({ state, sending }) => sending || state === 'queued' || state === 'rendered') ? MOVING : RESTING),
  );

  connectedCallback() {
    super.connectedCallback();
    this.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLSelectElement && target.id === 'delivery-state') this.#go({ state: target.value, offset: '' });
    });
    this.addEventListener('click', ({ target }) => {
      const button = target instanceof Element && target.closest('button');
      if (button && button.dataset.do) this.#open(button.dataset);
      if (button && button.id === 'deliveries-clear') this.#go({ schedule: '', period: '', state: '', offset: '' });
    });
    this.#watching.begin();
  }

  disconnectedCallback() {
    this.#watching.end();
  }

  /** @returns {Record<string, string>} */
  #filter() {
    const { state = '', schedule = '', period = '', offset = '' } = Object.fromEntries(queryOf(location.hash));
    return { state, schedule, period, offset: /^\d{1,6}$/.test(offset) ? offset : '' };
  }

  ask() {
    return api.deliveries({ ...this.#filter(), limit: String(PAGE) });
  }

  async #again() {
    const asked = location.hash;
    const answer = await this.ask();
    if (!this.isConnected || !this.answer || location.hash !== asked) return;
    this.answer = answer;
    this.draw();
  }

  head() {
    const { state } = this.#filter();
    return html`<h1 tabindex="-1">${t('page.deliveries')}</h1><p class="lead">${t('deliveries.lead')}</p>
      <div class="filters"><select id="delivery-state" aria-label="${t('deliveries.state')}"><option value="">${t('deliveries.state.all')}</option>${Object.keys(STATES).map((one) => html`<option value="${one}" ${one === state && 'selected'}>${wordFor('deliveries.state', one)}</option>`)}</select></div>`;
  }

  /** @param {Answer} answer */
  content({ deliveries, total, offset, mail }) {
    const { schedule, period, state } = this.#filter();
    const about = schedule && (deliveries[0]?.schedule_name ?? schedule);
    return html`${mail === 'files' && html`<p class="delivery-note"><span aria-hidden="true">✉</span> ${t('deliveries.files_only')}</p>`}
      ${(about || period) && html`<p class="hint">${about && t('deliveries.of', { schedule: about })} ${period && periodText(period)} <button type="button" class="link" id="deliveries-clear">${t('audit.clear')}</button></p>`}
      ${total === 0 ? html`<p class="nobody">${t(state || schedule || period ? 'deliveries.none.filtered' : 'deliveries.none')}</p>` : tableMarkup(deliveries, this.me.zone)}
      ${total > 0 && this.#pager(deliveries.length, total, offset)}`;
  }

  /** @param {number} shown @param {number} total @param {number} offset */
  #pager(shown, total, offset) {
    const turn = (/** @type {string} */ word, /** @type {boolean} */ there, /** @type {number} */ to) =>
      there
        ? html`<a class="button" id="deliveries-${word}" href="${addressOf('deliveries', { ...this.#filter(), offset: to > 0 ? String(to) : '' })}">${t(`audit.${word}`)}</a>`
        : html`<span class="button is-off" aria-hidden="true">${t(`audit.${word}`)}</span>`;
    const text = t('audit.shown', { first: format.count(Math.min(offset + 1, total)), last: format.count(offset + shown), total: format.count(total) });
    return html`<nav class="pager" aria-label="${t('audit.pages')}">${turn('newer', offset > 0, offset - PAGE)}<span role="status">${text}</span>${turn('older', offset + shown < total, offset + PAGE)}</nav>`;
  }

  /** @param {Record<string, string>} changes */
  #go(changes) {
    location.hash = addressOf('deliveries', { ...this.#filter(), ...changes });
  }

  /** @param {DOMStringMap} chosen */
  #open({ do: action = '', id = '' }) {
    const delivery = this.answer?.deliveries.find((one) => one.id === id);
    if (!delivery) return;
    const what = { schedule: delivery.schedule_name, recipient: delivery.recipient.name, period: periodText(delivery.period) };
    if (action === 'details') {
      openInfo(this, t('deliveries.title', what), async () => {
        const [whole, places] = await Promise.all([api.delivery(id), knownPlaces(this.me.today)]);
        return detailsMarkup(whole, this.me.zone, scopeText(whole.scope, places));
      });
      return;
    }
    openDialog(this, {
      title: t(`deliveries.${action}.title`, what),
      submit: t(`deliveries.do.${action}`),
      danger: action === 'cancel' || action === 'withdraw',
      body: html`<p>${t(`deliveries.${action}.what`, { next: delivery.number + 1 })}</p>`,
      send: () => DECISIONS[action](id).then(() => undefined),
      done: () => this.reload(),
    });
  }

  /** @param {boolean} languageChanged */
  followAddress(languageChanged) {
    if (languageChanged) return this.replaceWith(Object.assign(new DeliveriesPage(), { me: this.me }));
    /** @type {HTMLSelectElement} */ (this.find('#delivery-state')).value = this.#filter().state;
    return this.reload();
  }
}

export const registerDeliveriesPage = () => customElements.define('deliveries-page', DeliveriesPage);
