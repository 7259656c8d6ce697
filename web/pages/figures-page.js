// @ts-check
import { problemNotice } from '../components/notice-box/notice-box.js';
import { api } from '../lib/api.js';
import { html, render } from '../lib/html.js';
import { dateText, instantText, language, t } from '../lib/i18n.js';
import { addDays, lengthInDays } from '../lib/periods.js';
import { addressOf, queryOf } from '../lib/router.js';
import { readFigured } from './figures-state.js';
import { Parts } from './parts.js';

/** @typedef {import('../lib/types.js').Kpi} Kpi @typedef {import('./figures-state.js').Figured} Figured @typedef {import('./parts.js').Part} Part */
/** @typedef {{title: string, from?: string, controls?: unknown, content: any}} View what a card or chart of the page shows; `content` is absent while there is no answer */

/**
 * A page of several answers over a period, in all stores, a region's or one: its filters, and cards and charts that are asked
 * for one by one. A page says its `sections`, what it `wants` for a state of the address, and the `views` of it. Property `me`.
 */
export class FiguresPage extends HTMLElement {
  /** @type {import('../lib/types.js').Me} */
  me = /** @type {any} */ (undefined);
  /** @type {Kpi[]} */
  kpis = [];
  /** @type {Figured} */
  state = /** @type {any} */ (undefined);
  /** What the page is called in the address. */
  page = '';
  /** The KPI that says which regions and stores there are to choose from. */
  placed = 'responses';
  /** @type {Record<string, string[]>} what the address may say beside period, region and store; the default first */
  choices = {};
  #parts = new Parts(
    (name, query, signal) => this.ask(name, query, signal),
    () => this.isConnected && this.follow(),
  );

  connectedCallback() {
    this.addEventListener('period', (event) => this.go(detail(event)));
    this.addEventListener('region', (event) => this.go({ region: detail(event), store: '' }));
    this.addEventListener('store', (event) => this.go({ store: detail(event) }));
    this.addEventListener('retry', () => (this.kpis.length ? this.#parts.retry() : this.#begin()));
    this.#begin();
  }

  /** The address has changed. @param {boolean} languageChanged */
  followAddress(languageChanged) {
    if (languageChanged) return this.replaceWith(Object.assign(new /** @type {any} */ (this.constructor)(), { me: this.me }));
    if (this.kpis.length) this.#read();
    return undefined;
  }

  /** @returns {unknown} markup */
  sections() {
    return undefined;
  }

  /** @param {Figured} _state @returns {Record<string, Record<string, string>>} */
  wants(_state) {
    return {};
  }

  /** @returns {Record<string, View>} by the name of a card or chart; its answer is the part `from`, or the one of its own name */
  views() {
    return {};
  }

  /** @param {string} _name @param {Record<string, string>} query @param {AbortSignal} signal @returns {Promise<any>} */
  ask(_name, query, signal) {
    return api.values(query, signal);
  }

  /** @param {string} name */
  load(name) {
    return this.#parts.get(name);
  }

  /** All parts again, as time has passed. */
  refresh() {
    return this.#parts.refresh();
  }

  /** @param {string} id @returns {Kpi} */
  kpi(id) {
    return /** @type {Kpi} */ (this.kpis.find((kpi) => kpi.id === id));
  }

  /** @param {Partial<Figured>} change */
  go(change) {
    const query = /** @type {Record<string, string>} */ ({ ...this.state, ...change });
    location.hash = addressOf(this.page, query);
  }

  async #begin() {
    render(this, html`<main class="page figures"><div class="page-head"><h1 tabindex="-1">${t(`page.${this.page}`)}</h1></div><div class="page-says"></div></main>`);
    try {
      this.kpis = (await api.catalogue()).kpis;
    } catch (problem) {
      return this.#say(problemNotice(/** @type {any} */ (problem)));
    }
    if (!this.isConnected) return undefined;
    render(
      this,
      html`<main class="page figures">
        <div class="page-head"><h1 tabindex="-1">${t(`page.${this.page}`)}</h1><p class="lead when" role="status"></p></div>
        <div class="scope"><period-picker></period-picker><div class="places"><region-filter></region-filter><store-filter></store-filter></div></div>
        <div class="page-says"></div>
        ${this.sections()}
      </main>`,
    );
    return this.#read();
  }

  #read() {
    const { state, refused } = readFigured(queryOf(location.hash), this.me.today, this.choices);
    this.state = state;
    // From here on a copied address shows the same days for everybody, also next month.
    if (!refused.length) history.replaceState(null, '', location.pathname + location.search + addressOf(this.page, state));
    this.#say(refused.length ? { kind: 'info', title: t('address.refused', { names: refused.join(', ') }) } : undefined);
    this.follow();
  }

  /** Asks for what is wanted now and not there yet, and shows what is there. */
  follow() {
    const { from, to, region } = this.state;
    const places = { regions: { kpi: this.placed, from, to, by: 'region' }, stores: { kpi: this.placed, from, to, region, by: 'store' } };
    this.#parts.want({ ...this.wants(this.state), ...places });
    this.#filters();
    this.#when();
    for (const [name, { title, from: source = name, controls, content }] of Object.entries(this.views())) {
      const element = this.querySelector(`[data-part="${name}"]`);
      const load = this.#parts.get(source);
      if (element?.localName === 'chart-panel') Object.assign(element, { panel: { id: name, title, controls, load, content } });
      else if (element) Object.assign(element, { card: { title, load, content } });
    }
  }

  #filters() {
    const { region, store } = this.state;
    const known = (/** @type {string} */ name) => places(this.#parts.get(name).answer?.rows ?? []);
    this.#give('period-picker', { choice: { period: this.state, today: this.me.today } });
    this.#give('region-filter', { choice: { region, options: known('regions') } });
    this.#give('store-filter', { choice: { store, options: known('stores') } });
  }

  #when() {
    const { from, to } = this.state;
    const last = addDays(to, -1);
    const parts = /** @type {Intl.DateTimeFormatOptions} */ ({ year: 'numeric', month: 'short', day: 'numeric' });
    const days = { from: dateText(from, parts), last: dateText(last, parts), days: lengthInDays(this.state) };
    const answer = this.#parts.get('regions').answer;
    const asOf = answer && t('dashboard.as_of', { instant: instantText(answer.as_of, answer.zone), zone: answer.zone });
    const running = from <= this.me.today && this.me.today < to;
    render(
      /** @type {Element} */ (this.querySelector('.when')),
      html`${t(last === from ? 'dashboard.day' : 'dashboard.period', days)} ${running && html`<span class="chip">${t('running')}</span>`} ${asOf && html`<span class="as-of">${asOf}</span>`}`,
    );
  }

  /** @param {object | undefined} notice */
  #say(notice) {
    render(/** @type {Element} */ (this.querySelector('.page-says')), html`${notice && html`<notice-box></notice-box>`}`);
    if (notice) this.#give('.page-says notice-box', { notice });
  }

  /** Properties down. @param {string} selector @param {object} properties */
  #give(selector, properties) {
    Object.assign(/** @type {Element} */ (this.querySelector(selector)), properties);
  }
}

/** @param {Event} event */
const detail = (event) => /** @type {CustomEvent} */ (event).detail;

/** @param {import('../lib/types.js').Row[]} rows */
const places = (rows) =>
  rows.flatMap(({ key, name }) => (key ? [{ key, name: name ?? key }] : [])).sort((one, other) => one.name.localeCompare(other.name, language()));
