// @ts-check
import { openInfo } from '../components/info-dialog/info-dialog.js';
import { api } from '../lib/api.js';
import { html, render } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { knownCodes, knownPlaces, NOWHERE } from '../lib/places.js';
import { saveAs } from '../lib/save.js';
import { DataPage } from './data-page.js';
import { archiveMarkup, issuedTitle, restatementMarkup } from './reports-archive.js';
import { JobFollowing } from './reports-follow.js';
import { asked, catalogueMarkup, codeOptions, focusOptions, formatOptions, formMarkup, kindOptions, periodOptions } from './reports-form.js';
import { isOver, jobMarkup, jobTitle } from './reports-jobs.js';

/** @typedef {import('../lib/types.js').Job} Job @typedef {import('../lib/types.js').ReportKind} ReportKind @typedef {{reports: ReportKind[], jobs: Job[], archive: import('../lib/types.js').IssuedReport[]}} Answer */

/** The reports there are: built, followed, downloaded. @extends {DataPage<Answer>} */
export class ReportsPage extends DataPage {
  #following = new JobFollowing(
    () => (this.answer?.jobs ?? []).some((job) => !isOver(job)),
    (jobs, whole) => this.#heard(jobs, whole),
  );
  #kind = '';
  /** @type {string[]} */
  #unwanted = [];

  connectedCallback() {
    super.connectedCallback();
    this.onsubmit = (event) => {
      event.preventDefault();
      this.#build();
    };
    this.addEventListener('change', ({ target }) => target instanceof HTMLElement && this.#changed(target));
    this.addEventListener('click', ({ target }) => {
      const button = target instanceof Element && target.closest('button');
      if (button && button.dataset.cancel) this.#cancel(button);
      if (button && button.dataset.restate) this.#restate(button.dataset.restate);
      if (button && button.dataset.download) this.#download(button);
    });
    this.#following.begin();
  }

  disconnectedCallback() {
    this.#following.end();
  }

  #mayBuild() {
    return this.me.permissions?.includes('report_build') ?? false;
  }

  async ask() {
    const [{ reports }, { jobs }, { reports: archive }] = await Promise.all([api.reports(), api.jobs('report'), api.archive()]);
    return { reports, jobs, archive };
  }

  head() {
    return html`<h1 tabindex="-1" id="reports-title">${t('page.reports')}</h1><p class="lead">${t('reports.lead')}</p>`;
  }

  /** The form stays as it was filled in; only what has changed is drawn again. */
  draw() {
    super.draw();
    if (!this.find('.report-jobs')) return;
    this.#jobs();
    this.#archive();
    Object.assign(this.find('report-check'), { zone: this.me.zone });
    if (this.#mayBuild()) this.#choices();
  }

  /** @param {Answer} answer */
  content({ reports }) {
    if (reports.length === 0) return html`<p class="nobody">${t('reports.none')}</p>`;
    const cards = catalogueMarkup(reports, this.me.organisation, this.#mayBuild());
    return html`${this.#mayBuild() ? html`<form id="report-form" novalidate>${cards}<div class="card report-form">${formMarkup(this.me.today)}</div></form>` : cards}
      <section aria-labelledby="report-jobs-title"><h2 id="report-jobs-title">${t('reports.jobs')}</h2><ul class="report-jobs"></ul><p class="unseen" role="status" id="report-said"></p></section>
      <section aria-labelledby="report-archive-title"><h2 id="report-archive-title">${t('reports.archive')}</h2><p class="hint">${t('reports.archive.what')}</p><div class="report-archive"></div></section>
      <section aria-labelledby="report-check-title"><h2 id="report-check-title">${t('reports.check')}</h2><p class="hint">${t('reports.check.what')}</p><report-check></report-check></section>`;
  }

  #jobs() {
    const { jobs, reports } = /** @type {Answer} */ (this.answer);
    const list = this.find('.report-jobs');
    const open = [...list.querySelectorAll('details[open]')].map((details) => details.closest('li')?.querySelector('button')?.id);
    render(list, html`${jobs.length ? jobs.map((job) => jobMarkup(job, reports, this.me.zone)) : html`<li class="nobody">${t(this.#mayBuild() ? 'reports.jobs.none' : 'reports.jobs.not_allowed')}</li>`}`);
    for (const id of open) if (id) document.getElementById(id)?.parentElement?.querySelector('details')?.setAttribute('open', '');
  }

  #archive() {
    const { archive, reports } = /** @type {Answer} */ (this.answer);
    render(this.find('.report-archive'), archiveMarkup(archive, reports, this.me.zone));
  }

  /** What was issued since; what is shown stays when that can not be told now. */
  async #issued() {
    const { reports } = await api.archive().catch(() => ({ reports: undefined }));
    if (!reports || !this.answer) return;
    this.answer.archive = reports;
    this.#archive();
  }

  /** @param {string} number */
  #restate(number) {
    const answer = /** @type {Answer} */ (this.answer);
    const issued = answer.archive.find((one) => one.number === number);
    if (!issued) return;
    openInfo(this, t('reports.restatement.title', { report: issuedTitle(issued, answer.reports) }), async () => {
      const [restatement, { kpis }] = await Promise.all([api.restatement(number), api.catalogue()]);
      return restatementMarkup(restatement, kpis);
    });
  }

  #report() {
    const id = new FormData(this.#form()).get('report');
    return this.answer?.reports.find((report) => report.id === id);
  }

  #form() {
    return /** @type {HTMLFormElement} */ (this.find('#report-form'));
  }

  /** What can be chosen for the report: its periods and formats. */
  #choices() {
    render(this.find('#report-kind'), kindOptions(this.#report(), this.#kind));
    render(this.find('#report-formats'), formatOptions(this.#report(), this.#unwanted));
    render(this.find('#report-focus-by'), focusOptions(this.#report()));
    this.#periods();
    this.#focus();
    this.#narrow();
  }

  /** What a topic report can be about. */
  async #focus() {
    const by = /** @type {HTMLSelectElement} */ (this.find('#report-focus-by'));
    this.find('#report-focus').hidden = by.options.length === 0;
    const dimension = by.value;
    if (!dimension) return;
    render(this.find('#report-focus-code'), codeOptions([]));
    const codes = await knownCodes(dimension, this.me.today).catch(() => []);
    if (by.value === dimension && by.isConnected) render(this.find('#report-focus-code'), codeOptions(codes));
  }

  /** Some reports are not made of a whole organisation: who sees all of it says of what. */
  #narrow() {
    const all = /** @type {HTMLInputElement} */ (this.find('#report-scope-all'));
    const some = /** @type {HTMLInputElement} */ (this.find('#report-scope-some'));
    const seesSome = (this.me.regions ?? []).length + (this.me.stores ?? []).length > 0;
    all.disabled = !seesSome && !this.#report()?.scopes.includes('all');
    if (all.disabled) some.checked = true;
    this.#scope(some.checked);
  }

  #periods() {
    const kind = /** @type {HTMLSelectElement} */ (this.find('#report-kind')).value;
    const days = kind === 'days';
    this.find('.pair.days').hidden = !days;
    this.find('#report-period').hidden = days;
    if (!days) render(this.find('#report-period'), periodOptions(kind, this.me.today));
    this.#running();
  }

  /** A report of a period that goes on is another one tomorrow. */
  #running() {
    const period = /** @type {HTMLSelectElement} */ (this.find('#report-period'));
    const days = this.find('#report-period').hidden;
    const last = /** @type {HTMLInputElement} */ (this.find('#report-last')).value;
    const running = days ? last >= this.me.today : period.selectedIndex === 0;
    this.find('#report-running').textContent = t(running ? 'reports.period.open' : 'reports.period.closed');
  }

  /** @param {HTMLElement} target */
  #changed(target) {
    if (target instanceof HTMLInputElement && target.name === 'report') this.#choices();
    if (target instanceof HTMLInputElement && target.name === 'format') this.#unwanted = [...this.querySelectorAll('[name=format]:not(:checked)')].map((box) => /** @type {HTMLInputElement} */ (box).value);
    if (target instanceof HTMLInputElement && target.name === 'scope') this.#scope(target.value === 'some');
    if (target.id === 'report-focus-by') this.#focus();
    if (target.id === 'report-kind') {
      this.#kind = /** @type {HTMLSelectElement} */ (target).value;
      this.#periods();
    }
    if (['report-period', 'report-from', 'report-last'].includes(target.id)) this.#running();
  }

  /** @param {boolean} some */
  async #scope(some) {
    const picker = this.find('scope-picker');
    picker.hidden = !some;
    if (!some || picker.dataset.asked) return;
    picker.dataset.asked = 'true';
    const choice = (/** @type {object} */ places) => Object.assign(picker, { choice: { ...places, chosen: { regions: [], stores: [] } } });
    choice(NOWHERE);
    choice(await knownPlaces(this.me.today));
  }

  async #build() {
    const { request, wrong } = asked(this.#form());
    this.find('#report-wrong').textContent = wrong ?? '';
    if (!request) return;
    const button = /** @type {HTMLButtonElement} */ (this.find('#report-build'));
    button.disabled = true;
    this.say(undefined);
    try {
      await api.buildReport(request);
      await this.#following.ask();
    } catch (problem) {
      this.#failed(problem);
    }
    button.disabled = false;
  }

  /** @param {Partial<Job>[]} news @param {boolean} whole */
  #heard(news, whole) {
    const answer = this.answer;
    if (!answer) return;
    const before = answer.jobs;
    if (whole) answer.jobs = /** @type {Job[]} */ (news);
    else answer.jobs = before.map((job) => ({ ...job, ...news.find(({ id }) => id === job.id) }));
    this.#jobs();
    const over = answer.jobs.filter((job) => isOver(job) && before.some(({ id, status }) => id === job.id && !OVER(status)));
    if (over.some(({ status }) => status === 'done')) this.#issued();
    if (over.length) this.find('#report-said').textContent = over.map((job) => t(`reports.said.${job.status}`, { report: jobTitle(job, answer.reports) })).join(' ');
    // An event does not tell the files, nor why something failed.
    if (!whole && news.some((job) => isOver(/** @type {Job} */ (job)) || !before.some(({ id }) => id === job.id))) this.#following.ask();
  }

  /** @param {HTMLButtonElement} button */
  async #cancel(button) {
    button.disabled = true;
    try {
      await api.cancelJob(String(button.dataset.cancel));
    } catch (problem) {
      this.#failed(problem);
    }
    await this.#following.ask();
  }

  /** @param {HTMLButtonElement} button */
  async #download(button) {
    const { job, download } = /** @type {{job: string, download: string}} */ (button.dataset);
    const file = this.answer?.jobs.find(({ id }) => id === job)?.files.find(({ format }) => format === download);
    if (!file) return;
    button.disabled = true;
    try {
      saveAs(await api.jobFile(job, download, file.media_type), file.name);
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
    this.find('.page-says').scrollIntoView({ block: 'nearest' });
  }

  /** @param {boolean} languageChanged */
  followAddress(languageChanged) {
    if (languageChanged) this.replaceWith(Object.assign(new ReportsPage(), { me: this.me }));
  }
}

/** @param {string} status */
const OVER = (status) => isOver({ status });

export const registerReportsPage = () => customElements.define('reports-page', ReportsPage);
