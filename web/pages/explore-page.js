// @ts-check
import { openHow } from '../components/how-value/how-value.js';
import { openInfo } from '../components/info-dialog/info-dialog.js';
import { wholeValue } from '../components/explore-panel/whole-value.js';
import { factDetails } from '../components/fact-details/fact-details.js';
import { idOf } from '../components/fact-rows/fact-fields.js';
import { problemNotice } from '../components/notice-box/notice-box.js';
import { api } from '../lib/api.js';
import { html, render } from '../lib/html.js';
import { dateText, instantText, language, t } from '../lib/i18n.js';
import { addDays, lengthInDays } from '../lib/periods.js';
import { queryOf } from '../lib/router.js';
import { saveAs } from '../lib/save.js';
import { fileName, fileOf, formatsOf } from './explore-files.js';
import { codeQueries, groupsQuery, nameQueries, viewQuery, wholeQuery } from './explore-queries.js';
import { addressOfExplored, dimensionsOf, readExplored, viewsOf } from './explore-state.js';
import { Parts } from './parts.js';

/** @typedef {import('../lib/types.js').Kpi} Kpi @typedef {import('./explore-state.js').Explored} Explored @typedef {import('./explore-state.js').Filter} Filter */

/** Any KPI by anything, down to the rows behind it. What it shows is read from the address. Property `me`. */
export class ExplorePage extends HTMLElement {
  /** @type {import('../lib/types.js').Me} */
  me = /** @type {any} */ (undefined);
  /** @type {Kpi[]} */
  #kpis = [];
  /** @type {Explored | undefined} */
  #state;
  /** @type {string[]} */
  #refused = [];
  /** The dimension of the filter that is being set. */
  #adding = '';
  /** @type {HTMLElement | undefined} */
  #fact;
  #parts = new Parts(ask, () => this.#show());

  connectedCallback() {
    this.addEventListener('period', (event) => this.#go(detail(event)));
    this.addEventListener('explore', (event) => this.#go({ offset: 0, fact: '', ...detail(event) }));
    this.addEventListener('view', (event) => this.#go({ table: detail(event) === 'table' }));
    this.addEventListener('narrow', (event) => this.#narrow(detail(event)));
    this.addEventListener('adding', (event) => this.#add(detail(event)));
    this.addEventListener('download', (event) => this.#download(detail(event)));
    this.addEventListener('retry', () => this.#retry());
    this.addEventListener('click', ({ target }) => this.#how(target));
    this.#begin();
  }

  disconnectedCallback() {
    this.#parts.stop();
  }

  /** The address has changed. @param {boolean} languageChanged */
  followAddress(languageChanged) {
    if (languageChanged) this.#frame();
    if (!this.#kpis.length) return;
    const { state, refused } = readExplored(queryOf(location.hash), this.me.today, this.#kpis, this.#mayReadRows());
    this.#state = state;
    this.#refused = refused;
    this.#adding = '';
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
    this.#say(undefined);
    this.followAddress(false);
    // From here on a copied address shows the same days for everybody, also next month.
    if (this.#state && !this.#refused.length) history.replaceState(null, '', addressOfExplored(this.#state));
  }

  /** @param {Partial<Explored>} change */
  #go(change) {
    if (!this.#state) return;
    history.pushState(null, '', addressOfExplored({ ...this.#state, ...change }));
    this.followAddress(false);
  }

  /** @param {Filter} filter */
  #narrow(filter) {
    const others = this.#state?.filters.filter(({ dimension }) => dimension !== filter.dimension) ?? [];
    this.#go({ filters: [...others, filter], offset: 0, fact: '' });
  }

  /** @param {string} dimension */
  #add(dimension) {
    this.#adding = dimension;
    this.#ask();
  }

  #retry() {
    if (!this.#kpis.length) return this.#begin();
    this.#parts.retry();
    return this.#show();
  }

  /** Asks for what the address wants and is not there yet. */
  #ask() {
    const state = /** @type {Explored} */ (this.#state);
    this.#parts.want({
      whole: wholeQuery(state),
      [this.#viewPart()]: viewQuery(state, this.#kpi(), this.#kpis),
      ...nameQueries(state),
      ...codeQueries(state, this.#kpi()),
      ...(this.#adding && { [`groups:${this.#adding}`]: groupsQuery(state, this.#adding) }),
    });
    this.#show();
  }

  /** Each view and grouping is an answer of its own kind: none stands in for another while it is loading. */
  #viewPart() {
    const { view, by, across, grain, kpi } = /** @type {Explored} */ (this.#state);
    return ['view', view, view === 'distribution' || view === 'rows' ? kpi : '', by, across, grain].join(':');
  }

  #frame() {
    render(
      this,
      html`<main class="page">
        <div class="page-head"><h1 tabindex="-1">${t('page.explore')}</h1><p class="period muted"></p><p class="as-of muted" role="status"></p></div>
        <period-picker></period-picker>
        <explore-controls></explore-controls>
        <breadcrumb-trail></breadcrumb-trail>
        <div class="page-says"></div>
        <section class="whole" aria-label="${t('explore.whole')}"></section>
        <div class="explored"></div>
        <div class="explore-foot"><download-buttons></download-buttons><p class="muted explore-hint">${t('explore.hint')}</p></div>
      </main>`,
    );
  }

  #show() {
    const state = this.#state;
    if (!state || !this.isConnected) return;
    const [kpi, kpis] = [this.#kpi(), this.#kpis];
    const shown = { state, kpi, kpis, today: this.me.today, mayReadRows: this.#mayReadRows() };
    const [load, whole] = [this.#parts.get(this.#viewPart()), this.#parts.get('whole')];
    this.#give('period-picker', { choice: { period: state, today: this.me.today } });
    this.#give('explore-controls', { choice: { state, kpi, kpis, views: viewsOf(kpi, kpis, shown.mayReadRows) } });
    this.#give('breadcrumb-trail', { trail: { state, nameOf: this.#nameOf, dimensions: dimensionsOf(kpi), adding: this.#adding, groups: this.#groups() } });
    this.#give('download-buttons', { formats: formatsOf(state.view) });
    this.#titles(state, whole.answer);
    const place = this.#part('.whole');
    place.hidden = state.view === 'radar' || whole.status === 'error';
    place.classList.toggle('is-stale', whole.status === 'loading' && Boolean(whole.answer));
    render(place, html`${wholeValue(whole.answer, shown)}`);
    render(this.#part('.explored'), state.view === 'rows' ? html`<fact-rows></fact-rows>` : html`<explore-panel></explore-panel>`);
    if (state.view === 'rows') this.#give('fact-rows', { facts: { load, state, kpi, kpis, nameOf: this.#codeName } });
    else this.#give('explore-panel', { explored: { load, shown } });
    this.#openFact(load.answer);
    this.setAttribute('aria-busy', String([load, whole].some(({ status }) => status === 'loading')));
    this.#say(this.#refused.length ? { kind: 'info', title: t('address.refused', { names: this.#refused.join(t('list.comma')) }) } : undefined);
  }

  /** @param {Explored} state @param {import('../lib/types.js').Values | undefined} answer */
  #titles(state, answer) {
    const parts = /** @type {Intl.DateTimeFormatOptions} */ ({ year: 'numeric', month: 'short', day: 'numeric' });
    const last = addDays(state.to, -1);
    const days = { from: dateText(state.from, parts), last: dateText(last, parts), days: lengthInDays(state) };
    this.#part('.period').textContent = t(last === state.from ? 'dashboard.day' : 'dashboard.period', days);
    this.#part('.as-of').textContent = answer ? t('dashboard.as_of', { instant: instantText(answer.as_of, answer.zone), zone: answer.zone }) : '';
  }

  /** @param {Filter} filter */
  #nameOf = ({ dimension, key }) => {
    /** @type {import('../lib/types.js').Values | undefined} */
    const answer = this.#parts.get(`name:${dimension}`)?.answer;
    return key.split(',').map((code) => answer?.rows.find((row) => row.key === code)?.name ?? code).join(t('list.comma'));
  };

  /** @param {string} dimension @param {string} code */
  #codeName = (dimension, code) => {
    /** @type {import('../lib/types.js').Values | undefined} */
    const answer = this.#parts.get(`codes:${dimension}`)?.answer;
    return answer?.rows.find(({ key }) => key === code)?.name ?? code;
  };

  #groups() {
    /** @type {import('../lib/types.js').Values | undefined} */
    const answer = this.#adding ? this.#parts.get(`groups:${this.#adding}`)?.answer : undefined;
    return answer?.rows.flatMap(({ key, name }) => (key ? [{ key, name: name ?? key }] : [])).sort((one, other) => one.name.localeCompare(other.name, language()));
  }

  /** The one of the rows that the address names stands open. @param {import('../lib/types.js').FactRows | undefined} answer */
  #openFact(answer) {
    const wanted = this.#state?.view === 'rows' ? this.#state.fact : '';
    const fact = wanted ? answer?.rows?.find((row, index) => idOf(row, index) === wanted) : undefined;
    if (!fact) {
      this.#fact?.querySelector('dialog')?.close();
      this.#fact = undefined;
      return;
    }
    if (this.#fact?.isConnected) return;
    const context = { zone: this.me.zone, kpi: this.#kpi(), nameOf: this.#codeName, withheld: [...(answer?.withheld ?? []), ...(answer?.partly_withheld ?? [])] };
    this.#fact = openInfo(this, t('rows.details.of', { id: fact.external_id ?? wanted }), async () => factDetails(fact, context));
    // Closed by hand it leaves the address, too.
    this.#fact.addEventListener('closed', () => this.#state?.fact === wanted && this.#go({ fact: '' }));
  }

  /** @param {EventTarget | null} pressed */
  #how(pressed) {
    const state = /** @type {Explored} */ (this.#state);
    const whole = pressed instanceof Element && pressed.closest('.whole');
    openHow(this, pressed, this.#kpis, this.me.zone, (kpi) => {
      const query = whole ? wholeQuery(state) : viewQuery(state, this.#kpi(), this.#kpis);
      return api.values({ ...query, kpi, compare: '', sort: '', explain: 'true' }, AbortSignal.timeout(30_000));
    });
  }

  /** @param {string} format */
  async #download(format) {
    const state = /** @type {Explored} */ (this.#state);
    const shown = { state, kpi: this.#kpi(), kpis: this.#kpis, today: this.me.today, mayReadRows: this.#mayReadRows() };
    this.#give('download-buttons', { busy: true, failed: '' });
    try {
      const { content } = /** @type {any} */ (this.querySelector('explore-panel')) ?? {};
      const drawn = { content, answer: this.#parts.get(this.#viewPart()).answer };
      saveAs(await fileOf(format, shown, drawn, state.filters.map(this.#nameOf).join(' › ')), fileName(state, format));
    } catch (problem) {
      const { status, detail: said } = /** @type {import('../lib/types.js').Problem} */ (problem);
      this.#give('download-buttons', { failed: [status === 0 ? t('error.offline') : t('download.failed'), said].filter(Boolean).join(' ') });
    }
    this.#give('download-buttons', { busy: false });
  }

  #kpi() {
    return /** @type {Kpi} */ (this.#kpis.find(({ id }) => id === this.#state?.kpi));
  }

  #mayReadRows() {
    return this.me.permissions?.includes('row_read') ?? false;
  }

  /** @param {object} [notice] */
  #say(notice) {
    render(this.#part('.page-says'), html`${notice && html`<notice-box></notice-box>`}`);
    if (notice) this.#give('.page-says notice-box', { notice });
  }

  /** Properties down. @param {string} selector @param {object} properties */
  #give(selector, properties) {
    Object.assign(this.#part(selector), properties);
  }

  /** @param {string} selector */
  #part(selector) {
    return /** @type {HTMLElement} */ (this.querySelector(selector));
  }
}

/** @param {string} name @param {Record<string, string>} query @param {AbortSignal} signal */
function ask(name, query, signal) {
  const [, , kpi] = name.split(':');
  if (name.startsWith('view:rows')) return api.rows(kpi, query, signal);
  return name.startsWith('view:distribution') ? api.distribution(kpi, query, signal) : api.values(query, signal);
}

/** @param {Event} event */
const detail = (event) => /** @type {CustomEvent} */ (event).detail;

export const registerExplorePage = () => customElements.define('explore-page', ExplorePage);
