// @ts-check
import { openHowOf } from '../components/how-value/how-value.js';
import { problemNotice } from '../components/notice-box/notice-box.js';
import { alerts } from '../lib/alerts.js';
import { api } from '../lib/api.js';
import { explorer } from '../lib/explore.js';
import { html, render } from '../lib/html.js';
import { dateText, instantText, language, t } from '../lib/i18n.js';
import { addDays, grainFor, lengthInDays } from '../lib/periods.js';
import { readState, writeState } from '../lib/state.js';
import { NOTHING } from '../lib/value-text.js';
import { dashboardCards } from './dashboard-cards.js';
import { dashboardFrame } from './dashboard-frame.js';
import { Following } from './following.js';
import { Parts } from './parts.js';
import { explained, queries, RANKED_STORES } from './queries.js';

/** @typedef {import('../lib/types.js').Kpi} Kpi @typedef {import('../lib/types.js').State} State @typedef {import('./parts.js').Part} Part */

/** @type {Part} */
const AWAITED = { status: 'loading' };

/** @type {Record<string, (query: Record<string, string>, signal: AbortSignal) => Promise<any>>} */
const ASK = { overview: api.overview, quality: api.dataQuality };

/** The first screen: headline numbers, problems, one trend, rankings; it follows what changes. What it shows is read from the address. Property `me`. */
export class DashboardPage extends HTMLElement {
  /** @type {import('../lib/types.js').Me} */
  me = /** @type {any} */ (undefined);
  #open = false;
  /** The first screen is one question; what stands below it is asked once that is answered. */
  #whole = false;
  /** @type {Kpi[]} */
  #kpis = [];
  /** @type {State | undefined} */
  #state;
  /** @type {string[]} */
  #refused = [];
  #parts = new Parts(
    (name, query, signal) => (ASK[name] ?? api.values)(query, signal),
    () => this.#answered(),
  );
  #following = new Following(
    () => this.#parts.refresh(),
    () => this.#show(),
  );

  connectedCallback() {
    this.addEventListener('period', (event) => this.#go(detail(event)));
    this.addEventListener('region', (event) => this.#go({ region: detail(event) }));
    this.addEventListener('select-kpi', (event) => this.#go({ trend: detail(event) }));
    this.addEventListener('rank', (event) => this.#go({ rank: detail(event) }));
    this.addEventListener('show-tile', (event) => this.#showTile(detail(event)));
    this.addEventListener('how-computed', (event) => this.#explain(detail(event)));
    this.addEventListener('retry', () => this.#retry());
    this.setAttribute('aria-busy', 'true');
    this.#begin();
  }

  disconnectedCallback() {
    this.#following.end();
  }

  /** The address has changed. @param {boolean} languageChanged */
  followAddress(languageChanged) {
    if (!this.#open) return languageChanged && this.#frame();
    const ids = this.#kpis.map(({ id }) => id);
    const { state, refused } = readState(location.search, this.me.today, ids);
    this.#state = state;
    this.#refused = refused;
    if (languageChanged) this.#frame();
    this.#ask();
    // Names come in the language of the page.
    if (languageChanged) this.#parts.refresh();
  }

  async #begin() {
    this.#frame();
    try {
      this.#kpis = (await api.catalogue()).kpis;
    } catch (problem) {
      this.setAttribute('aria-busy', 'false');
      return this.#say(problemNotice(/** @type {any} */ (problem)));
    }
    if (!this.isConnected) return;
    this.#open = true;
    this.#frame();
    await this.#following.begin(() => this.#state !== undefined);
    if (!this.isConnected) return;
    this.followAddress(false);
    // From here on a copied address shows the same days for everybody, also next month.
    if (this.#state && !this.#refused.length) history.replaceState(null, '', writeState(this.#state, language()) + location.hash);
  }

  /** @param {Partial<State>} change */
  #go(change) {
    if (!this.#state) return;
    history.pushState(null, '', writeState({ ...this.#state, ...change }, language()) + location.hash);
    this.followAddress(false);
  }

  /** @param {string} id */
  #showTile(id) {
    const name = this.querySelector(`#tile-${id}`);
    name?.scrollIntoView({ block: 'center' });
    if (name instanceof HTMLElement) name.focus({ preventScroll: true });
  }

  /** @param {string} id */
  #explain(id) {
    const [state, kpi] = [this.#state, this.#kpis.find((one) => one.id === id)];
    if (state && kpi) openHowOf(this, kpi, () => api.values(explained(state, id), AbortSignal.timeout(30_000)));
  }

  #retry() {
    if (!this.#open) return this.#begin();
    this.#parts.retry();
    return this.#show();
  }

  /** Asks for what the address wants and is not there yet. */
  #ask() {
    const { overview, ...below } = queries(/** @type {State} */ (this.#state), this.#chosen());
    this.#parts.want(this.#whole ? { overview, ...below } : { overview });
    this.#show();
  }

  #answered() {
    if (this.#whole) return this.#show();
    this.#whole = true;
    return this.#ask();
  }

  #chosen() {
    return this.#kpis.find(({ id }) => id === this.#state?.trend) ?? this.#kpis[0];
  }

  /** Before the catalogue has come every tile has its place. */
  #frame() {
    render(this, dashboardFrame((id) => !this.#kpis.length || this.#kpis.some((kpi) => kpi.id === id)));
  }

  #show() {
    const [state, me, kpi] = [this.#state, this.me, this.#chosen()];
    if (!state) return;
    const [overview, regions, trend, ranking, load] = ['overview', 'regions', 'trend', 'ranking', 'quality'].map((name) => this.#parts.get(name) ?? AWAITED);
    this.#give('period-picker', { choice: { period: state, today: me.today } });
    this.#give('region-filter', { choice: { region: state.region, options: regionOptions(regions.answer?.rows ?? []) } });
    this.#give('trend-panel', { trend: { load: trend, kpi, kpis: this.#kpis, grain: grainFor(state), today: me.today } });
    this.#give('today-panel', { today: { load: overview, kpis: this.#kpis } });
    this.#give('ranking-panel', { ranking: { load: ranking, kpi, rank: state.rank, limit: RANKED_STORES } });
    this.#give('trust-panel', { load });
    this.#titles(state, me.today);
    this.#cards(overview, state);
    this.#headlines(overview, kpi, state);
    this.#notices(overview);
    if (this.#whole && this.#parts.all().every(({ status }) => status !== 'loading')) this.setAttribute('aria-busy', 'false');
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
    const answer = this.#parts.get('overview').answer;
    const asOf = answer ? t('dashboard.as_of', { instant: instantText(answer.as_of, answer.zone), zone: answer.zone }) : '';
    /** @type {Element} */ (this.querySelector('.as-of [role=status]')).textContent = asOf;
    const live = /** @type {HTMLElement} */ (this.querySelector('.live'));
    live.dataset.state = this.#following.state;
    live.textContent = this.#following.state === 'none' ? '' : t(`live.${this.#following.state}`);
  }

  /** @param {Part} load @param {State} state */
  #cards(load, state) {
    for (const [name, card] of Object.entries(dashboardCards(load.answer, this.#kpis, explorer(this.me, state)))) {
      const element = this.querySelector(`[data-card=${name}]`);
      if (element) Object.assign(element, { card: { ...card, load } });
    }
  }

  /** @param {Part} overview @param {Kpi} chosen @param {State} state */
  #headlines({ status, answer }, chosen, state) {
    /** @type {import('../lib/types.js').Headline[]} */
    const headline = answer?.headline ?? [];
    const explore = explorer(this.me, state);
    for (const tile of this.querySelectorAll('kpi-tile')) {
      const kpi = this.#kpis.find(({ id }) => id === /** @type {HTMLElement} */ (tile).dataset.tile);
      const value = answer && kpi && (headline.find((one) => one.kpi === kpi.id) ?? NOTHING);
      const address = kpi ? explore({ kpi: kpi.id, by: state.region ? 'store' : 'region' }) : '';
      Object.assign(tile, { tile: { kpi, value, selected: kpi === chosen, stale: status === 'loading', address } });
    }
    this.#give('alert-strip', { strip: answer && { alerts: alerts(headline), headline, kpis: this.#kpis } });
  }

  /** @param {Part} overview */
  #notices({ status, answer, problem }) {
    const failed = status === 'error';
    for (const part of this.querySelectorAll('.headlines, .cards, .index, alert-strip, today-panel')) Object.assign(part, { hidden: failed });
    this.#give('.panels', { hidden: this.#parts.all().every((part) => part.status === 'error') });
    if (problem) return this.#say(problemNotice(problem));
    if (this.#refused.length) return this.#say({ kind: 'info', title: t('address.refused', { names: this.#refused.join(', ') }) });
    const empty = status === 'ready' && answer.headline.every((/** @type {{n: number}} */ { n }) => n === 0);
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
