// @ts-check
import { problemNotice } from '../components/notice-box/notice-box.js';
import { api } from '../lib/api.js';
import { html, render } from '../lib/html.js';
import { dateText, instantText, language, t } from '../lib/i18n.js';
import { addDays, grainFor, lengthInDays } from '../lib/periods.js';
import { readState, writeState } from '../lib/state.js';
import { NOTHING } from '../lib/value-text.js';
import { queries, RANKED_STORES, TILES } from './queries.js';

/** @typedef {import('../lib/types.js').Kpi} Kpi @typedef {import('../lib/types.js').State} State */
/** @typedef {import('../lib/types.js').Load<import('../lib/types.js').Values> & {query?: string, kpi?: string, stop?: AbortController}} Part */

/** The first screen: headline numbers, one trend, one ranking. What it shows is read from the address. */
export class DashboardPage extends HTMLElement {
  /** @type {import('../lib/types.js').Me | undefined} */
  #me;
  /** @type {Kpi[]} */
  #kpis = [];
  /** @type {State | undefined} */
  #state;
  /** @type {string[]} */
  #refused = [];
  /** @type {Record<string, Part>} */
  #parts = {};

  connectedCallback() {
    this.addEventListener('period', (event) => this.#go(detail(event)));
    this.addEventListener('region', (event) => this.#go({ region: detail(event) }));
    this.addEventListener('select-kpi', (event) => this.#go({ trend: detail(event) }));
    this.addEventListener('rank', (event) => this.#go({ rank: detail(event) }));
    this.addEventListener('retry', () => this.#retry());
    this.#open();
  }

  /** The address has changed. @param {boolean} languageChanged */
  followAddress(languageChanged) {
    if (!this.#me) return languageChanged && this.#frame();
    const ids = this.#kpis.map(({ id }) => id);
    const { state, refused } = readState(location.search, this.#me.today, ids);
    this.#state = state;
    this.#refused = refused;
    if (languageChanged) this.#frame();
    this.#ask();
  }

  async #open() {
    this.#frame();
    try {
      const [me, { kpis }] = await Promise.all([api.me(), api.catalogue()]);
      this.#me = me;
      this.#kpis = kpis;
    } catch (problem) {
      return this.#say(problemNotice(/** @type {any} */ (problem)));
    }
    this.#frame();
    this.followAddress(false);
    // From here on a copied address shows the same days for everybody, also next month.
    if (this.#state && !this.#refused.length) history.replaceState(null, '', writeState(this.#state, language()));
  }

  /** @param {Partial<State>} change */
  #go(change) {
    if (!this.#state) return;
    history.pushState(null, '', writeState({ ...this.#state, ...change }, language()));
    this.followAddress(false);
  }

  #retry() {
    for (const part of Object.values(this.#parts)) if (part.status === 'error') part.query = undefined;
    return this.#me ? this.#ask() : this.#open();
  }

  /** Asks for what the address wants and is not there yet. */
  #ask() {
    const kpi = this.#chosen();
    const wanted = queries(/** @type {State} */ (this.#state), kpi, this.#kpis.map(({ id }) => id));
    for (const [name, query] of Object.entries(wanted)) {
      const key = JSON.stringify(query);
      if (this.#parts[name]?.query !== key) this.#load(name, query, key);
    }
    this.#show();
  }

  /** @param {string} name @param {Record<string, string>} query @param {string} key */
  async #load(name, query, key) {
    const before = this.#parts[name];
    before?.stop?.abort();
    const stop = new AbortController();
    // The old numbers stay, dimmed, while the new ones come; those of another KPI would be misread.
    const answer = before?.kpi === query.kpi ? before.answer : undefined;
    this.#parts[name] = { status: 'loading', answer, query: key, kpi: query.kpi, stop };
    try {
      this.#parts[name] = { ...this.#parts[name], status: 'ready', answer: await api.values(query, stop.signal) };
    } catch (problem) {
      if (stop.signal.aborted) return;
      this.#parts[name] = { ...this.#parts[name], status: 'error', answer: undefined, problem: /** @type {any} */ (problem) };
    }
    this.#show();
  }

  #chosen() {
    return this.#kpis.find(({ id }) => id === this.#state?.trend) ?? this.#kpis[0];
  }

  #frame() {
    const group = (/** @type {keyof typeof TILES} */ name) =>
      html`<section aria-labelledby="tiles-${name}">
        <h2 id="tiles-${name}">${t(`tiles.${name}`)}</h2>
        <div class="tiles">${TILES[name].map((id) => this.#offers(id) && html`<kpi-tile data-tile="${id}"></kpi-tile>`)}</div>
      </section>`;
    render(
      this,
      html`<app-header></app-header>
        <main>
          <div class="title">
            <h1>${t('dashboard.title')}</h1>
            <p class="period"></p>
            <p class="as-of" role="status"></p>
          </div>
          <div class="filters"><period-picker></period-picker><region-filter></region-filter></div>
          <div class="says"></div>
          <div class="headlines">${group('voice')} ${group('service')}</div>
          <div class="panels"><trend-panel></trend-panel><ranking-panel></ranking-panel></div>
        </main>`,
    );
    this.#give('app-header', { me: this.#me });
  }

  /** Before the catalogue has come every tile has its place. @param {string} id */
  #offers(id) {
    return !this.#kpis.length || this.#kpis.some((kpi) => kpi.id === id);
  }

  #show() {
    const [state, me, kpi] = [this.#state, this.#me, this.#chosen()];
    if (!state || !me) return;
    const { tiles, regions, trend, ranking } = this.#parts;
    this.#give('period-picker', { choice: { period: state, today: me.today } });
    this.#give('region-filter', { choice: { region: state.region, options: regionOptions(regions.answer?.rows ?? []) } });
    this.#give('trend-panel', { trend: { load: trend, kpi, kpis: this.#kpis, grain: grainFor(state), today: me.today } });
    this.#give('ranking-panel', { ranking: { load: ranking, kpi, rank: state.rank, limit: RANKED_STORES } });
    this.#titles(state, me.today);
    this.#headlines(tiles, kpi);
  }

  /** @param {State} state @param {string} today */
  #titles(state, today) {
    const parts = /** @type {Intl.DateTimeFormatOptions} */ ({ year: 'numeric', month: 'short', day: 'numeric' });
    const last = addDays(state.to, -1);
    const days = { from: dateText(state.from, parts), last: dateText(last, parts), days: lengthInDays(state) };
    const running = state.from <= today && today < state.to;
    render(
      /** @type {Element} */ (this.querySelector('.period')),
      html`${t(last === state.from ? 'dashboard.day' : 'dashboard.period', days)} ${running && html`<span class="chip">${t('running')}</span>`}`,
    );
    const answer = this.#parts.tiles.answer;
    const asOf = answer ? t('dashboard.as_of', { instant: instantText(answer.as_of, answer.zone), zone: answer.zone }) : '';
    /** @type {Element} */ (this.querySelector('.as-of')).textContent = asOf;
  }

  /** @param {Part} tiles @param {Kpi} chosen */
  #headlines({ status, answer, problem }, chosen) {
    const values = answer?.rows[0]?.values ?? {};
    for (const tile of this.querySelectorAll('kpi-tile')) {
      const kpi = this.#kpis.find(({ id }) => id === /** @type {HTMLElement} */ (tile).dataset.tile);
      const value = answer && kpi && (values[kpi.id] ?? NOTHING);
      Object.assign(tile, { tile: { kpi, value, selected: kpi === chosen, stale: status === 'loading' } });
    }
    const empty = status === 'ready' && Object.values(values).every(({ n }) => n === 0);
    const allFailed = Object.values(this.#parts).every((part) => part.status === 'error');
    this.#give('.headlines', { hidden: status === 'error' });
    this.#give('.panels', { hidden: allFailed });
    if (problem) return this.#say(problemNotice(problem));
    if (this.#refused.length) return this.#say({ kind: 'info', title: t('address.refused', { names: this.#refused.join(', ') }) });
    return this.#say(empty ? { kind: 'empty', title: t('empty.title'), lines: [t('empty.hint')] } : undefined);
  }

  /** @param {object} [notice] */
  #say(notice) {
    const says = /** @type {Element} */ (this.querySelector('.says'));
    render(says, html`${notice && html`<notice-box></notice-box>`}`);
    if (notice) this.#give('.says notice-box', { notice });
  }

  /** Properties down. @param {string} selector @param {object} properties */
  #give(selector, properties) {
    Object.assign(/** @type {Element} */ (this.querySelector(selector)), properties);
  }
}

/** @param {Event} event */
const detail = (event) => /** @type {CustomEvent} */ (event).detail;

/** @param {import('../lib/types.js').Row[]} rows */
function regionOptions(rows) {
  return rows
    .flatMap(({ key, name }) => (key ? [{ key, name: name ?? key }] : []))
    .sort((one, other) => one.name.localeCompare(other.name, language()));
}

export const registerDashboardPage = () => customElements.define('dashboard-page', DashboardPage);
