// @ts-check
import { openDialog } from '../components/form-dialog/form-dialog.js';
import { openInfo } from '../components/info-dialog/info-dialog.js';
import { api } from '../lib/api.js';
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { knownPlaces } from '../lib/places.js';
import { addressOf, queryOf } from '../lib/router.js';
import { Watching } from '../lib/watching.js';
import { DataPage } from './data-page.js';
import { detailsMarkup, listMarkup } from './schedules-list.js';

/** @typedef {import('../lib/types.js').Schedule} Schedule @typedef {{schedules: Schedule[], webhooks: string[], reports: import('../lib/types.js').ReportKind[]}} Answer */

/** What is due may be sent, and the list tells of it a little later. */
const PAUSE = 20_000;
const NEW = 'new';

/** Reports that go out by the clock; the address says which one is being changed. @extends {DataPage<Answer>} */
export class SchedulesPage extends DataPage {
  #watching = new Watching(
    () => this.#again(),
    () => PAUSE,
  );
  /** What was filled in before the page was drawn in another language. @type {unknown} */
  draft;

  connectedCallback() {
    super.connectedCallback();
    this.addEventListener('click', ({ target }) => {
      const button = target instanceof Element && target.closest('button[data-do]');
      if (button) this.#open(/** @type {HTMLElement} */ (button).dataset);
    });
    this.addEventListener('saved', () => this.#saved());
    this.#watching.begin();
  }

  disconnectedCallback() {
    this.#watching.end();
  }

  async ask() {
    const [{ schedules, webhooks }, { reports }] = await Promise.all([api.schedules(), api.reports()]);
    return { schedules, webhooks, reports };
  }

  async #again() {
    if (!this.answer || this.#editing()) return;
    this.answer = { ...this.answer, ...(await api.schedules()) };
    if (this.isConnected) this.draw();
  }

  #editing() {
    return queryOf(location.hash).get('edit') ?? '';
  }

  head() {
    return html`<h1 tabindex="-1">${t('page.schedules')}</h1>
      <a class="button primary" id="schedule-add" href="${addressOf('schedules', { edit: NEW })}">${t('schedules.add')}</a><p class="lead">${t('schedules.lead')}</p>`;
  }

  /** The form stays as it was filled in. */
  draw() {
    super.draw();
    const add = this.find('#schedule-add');
    add.hidden = this.#editing() !== '';
    const editor = /** @type {(HTMLElement & {filled?: boolean}) | null} */ (this.querySelector('schedule-editor'));
    if (editor && !editor.filled && this.answer) Object.assign(editor, { view: { ...this.answer, me: this.me, schedule: this.#known(), draft: this.draft } });
    this.draft = undefined;
  }

  #known() {
    return this.answer?.schedules.find(({ id }) => id === this.#editing());
  }

  /** @param {Answer} answer */
  content({ schedules, reports }) {
    const editing = this.#editing();
    if (editing === '') return listMarkup(schedules, reports, this.me);
    if (editing !== NEW && (!this.#known() || this.#known()?.from_file)) return html`<p class="nobody">${t('schedules.gone')}</p>`;
    return html`<schedule-editor data-of="${editing}"></schedule-editor>`;
  }

  #saved() {
    location.hash = addressOf('schedules');
    this.reload();
  }

  /** @param {DOMStringMap} chosen */
  #open({ do: action = '', id }) {
    const schedule = this.answer?.schedules.find((one) => one.id === id);
    if (!schedule) return;
    if (action === 'details') {
      openInfo(this, schedule.name, async () => {
        const [{ runs }, places] = await Promise.all([api.scheduleRuns(schedule.id), knownPlaces(this.me.today)]);
        return detailsMarkup(schedule, runs, places);
      });
      return;
    }
    openDialog(this, {
      title: t(`schedules.${action}.title`, { name: schedule.name }),
      submit: t(`schedules.do.${action}`),
      danger: action !== 'resume',
      body: html`<p>${t(`schedules.${action}.what`)}</p>`,
      send: async () => {
        if (action === 'remove') await api.removeSchedule(schedule.id);
        else await api.pauseSchedule(schedule.id, action === 'pause');
      },
      done: () => this.reload(),
    });
  }

  /** @param {boolean} languageChanged */
  followAddress(languageChanged) {
    if (languageChanged) {
      const editor = /** @type {any} */ (this.querySelector('schedule-editor'));
      this.replaceWith(Object.assign(new SchedulesPage(), { me: this.me, draft: editor?.draft }));
    } else {
      this.say(undefined);
      this.draw();
      this.find('h1').focus({ preventScroll: true });
    }
  }
}

export const registerSchedulesPage = () => customElements.define('schedules-page', SchedulesPage);
