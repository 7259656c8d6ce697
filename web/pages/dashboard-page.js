// @ts-check
import { citiesContent, indexContent, problemsContent, storesContent } from '../components/overview-card/contents.js';
import { problemNotice } from '../components/notice-box/notice-box.js';
import { api } from '../lib/api.js';
import { html, render } from '../lib/html.js';
import { dateText, instantText, language, t } from '../lib/i18n.js';
import { follow } from '../lib/live.js';
import { addDays, grainFor, lengthInDays } from '../lib/periods.js';
import { readState, writeState } from '../lib/state.js';
import { NOTHING } from '../lib/value-text.js';
import { Parts } from './parts.js';
import { INDEX, queries, RANKED_STORES, TILES } from './queries.js';

/** @typedef {import('../lib/types.js').Kpi} Kpi @typedef {import('../lib/types.js').State} State */

/** Changes that come fast are one: the page asks again at most so often. */
const GATHER = 1_500;
/** The numbers need not wait for the stream of changes any longer. */
const PATIENCE = 300;

/** The first screen: headline numbers, problems, one trend, rankings; it follows what changes. What it shows is read from the address. Property `me`. */
export class DashboardPage extends HTMLElement {
  /** @type {import('../lib/types.js').Me} */
  me = /** @type {any} */ (undefined);
  #open = false;
  /** @type {Kpi[]} */
  #kpis = [];
  /** @type {State | undefined} */
  #state;
  /** @type {string[]} */
  #refused = [];
  #parts = new Parts(
    (name, query, signal) => (name === 'overview' ? api.overview(query, signal) : api.values(query, signal)),
    () => this.#show(),
  );
  #stopFollowing = () => {};
  /** Whether what changes is heard of: none where there is no such stream. */
  #live = 'none';
  #gathering = 0;

  connectedCallback() {
    this.addEventListener('period', (event) => this.#go(detail(event)));
    this.addEventListener('region', (event) => this.#go({ region: detail(event) }));
    this.addEventListener('select-kpi', (event) => this.#go({ trend: detail(event) }));
    this.addEventListener('rank', (event) => this.#go({ rank: detail(event) }));
    this.addEventListener('retry', () => this.#retry());
    document.addEventListener('visibilitychange', this.#catchUp);
    this.#begin();
  }

  disconnectedCallback() {
    document.removeEventListener('visibilitychange', this.#catchUp);
    clearTimeout(this.#gathering);
    this.#stopFollowing();
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
      return this.#say(problemNotice(/** @type {any} */ (problem)));
    }
    if (!this.isConnected) return;
    this.#open = true;
    this.#frame();
    await this.#follow();
    if (!this.isConnected) return;
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

  /** Listens first and asks then, so that nothing changes unheard in between. */
  #follow() {
    return new Promise((resolve) => {
      setTimeout(resolve, PATIENCE);
      this.#stopFollowing = follow({
        connect: api.live,
        heard: () => this.#changed(),
        state: (state) => {
          const late = state === 'open' && this.#state !== undefined;
          this.#live = state;
          resolve(undefined);
          if (late) this.#changed();
          this.#show();
        },
      });
    });
  }

  /** Something changed somewhere; which numbers that moves only the server knows. */
  #changed() {
    if (this.#gathering) return;
    this.#gathering = window.setTimeout(() => {
      // Nobody looks: asked when somebody does.
      if (document.hidden) return;
      this.#gathering = 0;
      this.#parts.refresh();
    }, GATHER * (0.5 + Math.random()));
  }

  #catchUp = () => {
    if (document.hidden || !this.#gathering) return;
    clearTimeout(this.#gathering);
    this.#gathering = 0;
    this.#changed();
  };

  #retry() {
    if (!this.#open) return this.#begin();
    this.#parts.retry();
    return this.#show();
  }

  /** Asks for what the address wants and is not there yet. */
  #ask() {
    this.#parts.want(queries(/** @type {State} */ (this.#state), this.#chosen()));
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
      html`<main>
          <div class="title">
            <h1 tabindex="-1">${t('dashboard.title')}</h1>
            <p class="period"></p>
            <p class="as-of"><span role="status"></span> <span class="live"></span></p>
          </div>
          <div class="filters"><period-picker></period-picker><region-filter></region-filter></div>
          <div class="says"></div>
          ${this.#offers(INDEX) && html`<div class="index"><kpi-tile data-tile="${INDEX}"></kpi-tile><overview-card data-card="index"></overview-card></div>`}
          <div class="headlines">${group('voice')} ${group('service')}</div>
          <div class="cards"><overview-card data-card="problems"></overview-card><overview-card data-card="stores"></overview-card><overview-card data-card="cities"></overview-card></div>
          <div class="panels"><trend-panel></trend-panel><ranking-panel></ranking-panel></div>
        </main>`,
    );
  }

  /** Before the catalogue has come every tile has its place. @param {string} id */
  #offers(id) {
    return !this.#kpis.length || this.#kpis.some((kpi) => kpi.id === id);
  }

  #show() {
    const [state, me, kpi] = [this.#state, this.me, this.#chosen()];
    if (!state) return;
    const [overview, regions, trend, ranking] = ['overview', 'regions', 'trend', 'ranking'].map((name) => this.#parts.get(name));
    this.#give('period-picker', { choice: { period: state, today: me.today } });
    this.#give('region-filter', { choice: { region: state.region, options: regionOptions(regions.answer?.rows ?? []) } });
    this.#give('trend-panel', { trend: { load: trend, kpi, kpis: this.#kpis, grain: grainFor(state), today: me.today } });
    this.#give('ranking-panel', { ranking: { load: ranking, kpi, rank: state.rank, limit: RANKED_STORES } });
    this.#titles(state, me.today);
    this.#cards(overview);
    this.#headlines(overview, kpi);
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
    live.dataset.state = this.#live;
    live.textContent = this.#live === 'none' ? '' : t(`live.${this.#live}`);
  }

  /** @param {import('./parts.js').Part} load */
  #cards(load) {
    /** @type {import('../lib/types.js').Overview | undefined} */
    const overview = load.answer;
    const known = (/** @type {string | undefined} */ id) => this.#kpis.find((kpi) => kpi.id === id);
    const [byStore, byCity] = [known(overview?.stores.kpi), known(overview?.cities.kpi)];
    const title = (/** @type {string} */ plain, /** @type {string} */ by, /** @type {Kpi | undefined} */ kpi) => (kpi ? t(by, { kpi: kpi.name[language()] }) : t(plain));
    const index = overview?.headline.find(({ kpi }) => kpi === INDEX);
    const cards = {
      index: { title: t('index.title'), content: index && indexContent(index, this.#kpis) },
      problems: { title: t('problems.title'), content: overview && problemsContent(overview.problems, known('csat_score')) },
      stores: { title: title('stores.title', 'stores.title.by', byStore), content: overview && byStore && storesContent(overview.stores, byStore) },
      cities: { title: title('cities.title', 'cities.title.by', byCity), content: overview && byCity && citiesContent(overview.cities, byCity) },
    };
    for (const [name, card] of Object.entries(cards)) {
      const element = this.querySelector(`[data-card=${name}]`);
      if (element) Object.assign(element, { card: { ...card, load } });
    }
  }

  /** @param {import('./parts.js').Part} overview @param {Kpi} chosen */
  #headlines({ status, answer, problem }, chosen) {
    /** @type {Record<string, import('../lib/types.js').Headline>} */
    const values = Object.fromEntries((answer?.headline ?? []).map((/** @type {any} */ value) => [value.kpi, value]));
    for (const tile of this.querySelectorAll('kpi-tile')) {
      const kpi = this.#kpis.find(({ id }) => id === /** @type {HTMLElement} */ (tile).dataset.tile);
      const value = answer && kpi && (values[kpi.id] ?? NOTHING);
      Object.assign(tile, { tile: { kpi, value, selected: kpi === chosen, stale: status === 'loading' } });
    }
    const empty = status === 'ready' && Object.values(values).every(({ n }) => n === 0);
    const allFailed = this.#parts.all().every((part) => part.status === 'error');
    this.#give('.headlines', { hidden: status === 'error' });
    for (const part of this.querySelectorAll('.cards, .index')) Object.assign(part, { hidden: status === 'error' });
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
