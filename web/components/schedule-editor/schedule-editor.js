// @ts-check
import { api } from '../../lib/api.js';
import { html, render } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { knownCodes, knownPlaces, NOWHERE } from '../../lib/places.js';
import { byMonth, kindFor, timingOf, USUAL, whenOf } from '../../lib/timing.js';
import { codeOptions, focusOptions } from '../../pages/reports-form.js';
import { nextMarkup } from '../../pages/schedules-list.js';
import { openDialog } from '../form-dialog/form-dialog.js';
import { problemNotice } from '../notice-box/notice-box.js';
import { formMarkup, kindOptions, periodOptions, readWhen, recipientsMarkup, whenMarkup } from './fields.js';
import { recipientForm } from './recipient.js';

/** @typedef {import('../../lib/types.js').NewSchedule} NewSchedule @typedef {import('../../lib/types.js').ScheduleRecipient} ScheduleRecipient */
/** @typedef {{schedule?: import('../../lib/types.js').Schedule, draft?: Draft, reports: import('../../lib/types.js').ReportKind[], webhooks: string[], me: import('../../lib/types.js').Me}} View */
/** @typedef {{plan: NewSchedule, when: import('../../lib/timing.js').When, chosen: boolean}} Draft as it is filled in; `chosen`: the time was, by hand */

/** Nobody wants an answer for each letter. */
const PAUSE = 250;
/** What an answer about the runs to come is about. */
const TIMING = ['cron', 'working_day', 'zone', 'period_rule'];

/** The form for a schedule that is new or changed. Property `view`; `draft` has what is filled in; event `saved`. */
class ScheduleEditor extends HTMLElement {
  filled = false;
  /** @type {View} */
  #view = /** @type {any} */ (undefined);
  #when = USUAL;
  #chosen = false;
  /** @type {ScheduleRecipient[]} */
  #recipients = [];
  /** @type {Record<number, string>} */
  #refused = {};
  #places = NOWHERE;
  #timer = 0;
  #asked = 0;
  /** What the report is about, until the choices are there. @type {{by: string, code: string} | undefined} */
  #focus;

  connectedCallback() {
    this.addEventListener('submit', (event) => {
      if (!(event.target instanceof HTMLElement) || event.target.id !== 'schedule-form') return;
      event.preventDefault();
      this.#save();
    });
    for (const name of ['change', 'input']) {
      this.addEventListener(name, ({ target }) => target instanceof HTMLElement && target.closest('#schedule-form') && this.#changed(target));
    }
    this.addEventListener('click', ({ target }) => {
      const button = target instanceof Element && target.closest('button[data-recipient]');
      if (button) this.#recipient(/** @type {HTMLElement} */ (button).dataset);
    });
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  /** @param {View} view */
  set view(view) {
    this.#view = view;
    this.filled = true;
    const { plan, when, chosen } = view.draft ?? first(view);
    [this.#when, this.#chosen, this.#recipients, this.#focus] = [when, chosen, plan.recipients, plan.focus];
    render(this, formMarkup(plan, view.reports, !view.schedule));
    this.#periods(plan.period_rule);
    this.#drawWhen();
    this.#drawRecipients();
    this.#focuses();
    this.#next();
    knownPlaces(view.me.today).then((places) => {
      this.#places = places;
      if (this.isConnected) this.#drawRecipients();
    });
  }

  /** @returns {Draft} */
  get draft() {
    return { plan: this.#plan(), when: this.#when, chosen: this.#chosen };
  }

  #report() {
    return this.#view.reports.find(({ id }) => id === this.#value('#schedule-report'));
  }

  /** @param {string} chosen */
  #periods(chosen) {
    render(this.#find('#schedule-period'), periodOptions(this.#report(), chosen));
  }

  #drawWhen() {
    render(this.#find('#schedule-kind'), kindOptions(this.#when.kind));
    /** @type {HTMLSelectElement} */ (this.#find('#schedule-kind')).value = this.#when.kind;
    render(this.#find('.when'), whenMarkup(this.#when));
  }

  #drawRecipients() {
    render(this.#find('.recipients'), recipientsMarkup(this.#recipients, this.#places, this.#refused));
  }

  /** @param {HTMLElement} target */
  #changed(target) {
    const said = target.nextElementSibling;
    if (said?.matches('[data-wrong]')) said.textContent = '';
    if (target.id === 'schedule-report') {
      this.#periods(this.#value('#schedule-period'));
      this.#focus = undefined;
      this.#focuses();
    }
    if (target.id === 'schedule-focus-by') this.#codes();
    if (['schedule-report', 'schedule-period'].includes(target.id)) this.#usual();
    else if (target.closest('.when') || target.id === 'schedule-kind') this.#timed(target.id);
    else if (target.id !== 'schedule-zone') return;
    this.#next();
  }

  /** A period has a time at which it is wanted most often, until somebody has chosen one. */
  #usual() {
    if (this.#chosen) return;
    this.#when = { ...USUAL, kind: kindFor(this.#value('#schedule-period')) };
    if (this.#when.kind === 'daily') this.#when.time = '20:00';
    this.#drawWhen();
  }

  /** @param {string} id of what was chosen */
  #timed(id) {
    const before = this.#when;
    this.#when = readWhen(this.#find('#schedule-form'), before);
    this.#chosen = true;
    const { kind } = this.#when;
    // Who goes on by hand begins with what was chosen.
    if (id === 'schedule-kind' && kind === 'own' && before.kind !== 'own') {
      const { cron, working_day } = timingOf(before);
      this.#when = { ...this.#when, cron, rule: working_day };
    }
    if (id === 'schedule-kind' || (id === 'schedule-day' && byMonth(kind))) this.#drawWhen();
  }

  async #focuses() {
    const by = /** @type {HTMLSelectElement} */ (this.#find('#schedule-focus-by'));
    render(by, focusOptions(this.#report()));
    if (this.#focus && [...by.options].some(({ value }) => value === this.#focus?.by)) by.value = this.#focus.by;
    this.#find('#schedule-focus').hidden = by.options.length === 0;
    await this.#codes();
  }

  /** What there is of the kind that the report can be about. */
  async #codes() {
    const by = this.#value('#schedule-focus-by');
    const select = /** @type {HTMLSelectElement} */ (this.#find('#schedule-focus-code'));
    render(select, codeOptions([]));
    if (!by) return;
    const codes = await knownCodes(by, this.#view.me.today).catch(() => []);
    if (this.#value('#schedule-focus-by') !== by) return;
    const chosen = this.#focus?.by === by ? this.#focus.code : '';
    // What no fact speaks of any more is still what was chosen.
    render(select, codeOptions(chosen && !codes.some(({ key }) => key === chosen) ? [{ key: chosen, name: chosen }, ...codes] : codes));
    if (chosen) select.value = chosen;
  }

  #timing() {
    return { period_rule: this.#value('#schedule-period'), ...timingOf(this.#when), zone: this.#value('#schedule-zone') };
  }

  /** The runs to come of what is filled in; where it makes no sense, why. */
  #next() {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(async () => {
      const asked = ++this.#asked;
      const untimed = this.#untimed();
      if (untimed.length) {
        render(this.#find('.next'), html``);
        this.#find('.next').setAttribute('aria-busy', 'false');
        this.#wrong(untimed, TIMING);
        return;
      }
      this.#find('.next').setAttribute('aria-busy', 'true');
      try {
        const { next_runs } = await api.nextRuns(this.#timing());
        if (asked !== this.#asked || !this.isConnected) return;
        this.#wrong([], TIMING);
        render(this.#find('.next'), html`<p class="label">${t('schedules.next.five')}</p>${nextMarkup(next_runs)}`);
      } catch (problem) {
        if (asked !== this.#asked || !this.isConnected) return;
        render(this.#find('.next'), html``);
        this.#wrong(/** @type {any} */ (problem).errors ?? [], TIMING);
      }
      this.#find('.next').setAttribute('aria-busy', 'false');
    }, PAUSE);
  }

  /** @param {DOMStringMap} chosen */
  #recipient({ recipient: action, index = '' }) {
    const at = Number(index);
    if (action === 'remove') {
      this.#recipients = this.#recipients.filter((_, other) => other !== at);
      this.#refused = {};
      this.#drawRecipients();
      this.#find('#recipient-add').focus();
      return;
    }
    const editing = action === 'edit';
    const kept = (/** @type {ScheduleRecipient} */ one) => {
      this.#recipients = editing ? this.#recipients.map((other, position) => (position === at ? one : other)) : [...this.#recipients, one];
      this.#refused = {};
      this.#wrong([], ['recipients']);
      this.#drawRecipients();
    };
    openDialog(this, recipientForm({ recipient: editing ? this.#recipients[at] : undefined, report: this.#report(), webhooks: this.#view.webhooks, places: this.#places, kept }));
  }

  /** @returns {NewSchedule} */
  #plan() {
    const [by, code] = [this.#value('#schedule-focus-by'), this.#value('#schedule-focus-code')];
    return {
      name: this.#value('#schedule-name').trim(),
      report: this.#value('#schedule-report'),
      ...(by && { focus: { by, code } }),
      ...this.#timing(),
      recipients: this.#recipients,
      deadline_minutes: Number(this.#value('#schedule-deadline')),
      when_incomplete: /** @type {HTMLInputElement} */ (this.querySelector('[name=when_incomplete]:checked')).value,
    };
  }

  /** What is missing for a time, in the language of the page. */
  #untimed() {
    const { kind, days, cron, time } = this.#when;
    const missing = kind === 'own' ? !cron.trim() && 'schedules.cron.missing' : kind === 'weekly' && days.length === 0 ? 'schedules.weekdays.missing' : !time && 'schedules.time.missing';
    return missing ? [{ field: 'cron', message: t(missing) }] : [];
  }

  /** What is missing before anything is asked. @param {NewSchedule} plan */
  #missing({ name, focus, recipients }) {
    return [
      !name && { field: 'name', message: t('schedules.name.missing') },
      focus && !focus.code && { field: 'focus', message: t('reports.focus.missing') },
      ...this.#untimed(),
      recipients.length === 0 && { field: 'recipients', message: t('schedules.recipients.missing') },
    ].flatMap((one) => (one ? [one] : []));
  }

  async #save() {
    const plan = this.#plan();
    const missing = this.#missing(plan);
    this.#say(undefined);
    this.#wrong(missing);
    if (missing.length) return;
    const button = /** @type {HTMLButtonElement} */ (this.#find('#schedule-save'));
    button.disabled = true;
    try {
      await (this.#view.schedule ? api.changeSchedule(this.#view.schedule.id, plan) : api.addSchedule(plan));
      this.dispatchEvent(new CustomEvent('saved', { bubbles: true }));
    } catch (problem) {
      const { errors = [], ...other } = /** @type {any} */ (problem);
      const elsewhere = this.#wrong(errors);
      if (!errors.length || elsewhere.length) this.#say({ ...problemNotice({ ...other, errors: elsewhere }), retry: false });
    }
    button.disabled = false;
  }

  /**
   * Says what is wrong where it is, and goes to the first of it; answers what has no place of its own.
   * @param {{field: string, message: string}[]} errors @param {string[]} [only] the fields that it is about, when it is not about all
   */
  #wrong(errors, only) {
    const places = /** @type {HTMLElement[]} */ ([...this.querySelectorAll('[data-wrong]')]).filter(({ dataset }) => !only || only.includes(String(dataset.wrong)));
    const place = (/** @type {string} */ field) => places.find(({ dataset }) => dataset.wrong === field || dataset.wrong === field.split('.')[0]);
    for (const one of places) one.textContent = errors.filter(({ field }) => place(field) === one).map(({ message }) => message).join(t('list.semicolon'));
    if (!only) {
      this.#refused = {};
      for (const { field, message } of errors) {
        const [, index] = field.match(/^recipients\[(\d+)\]/) ?? [];
        if (index) this.#refused[Number(index)] = message;
      }
      this.#drawRecipients();
      [...this.querySelectorAll('[data-wrong]:not(:empty), #recipients .wrong')][0]?.scrollIntoView({ block: 'center' });
    }
    return errors.filter(({ field }) => !place(field) && !/^recipients\[\d+\]/.test(field));
  }

  /** @param {object | undefined} notice */
  #say(notice) {
    render(this.#find('.schedule-says'), html`${notice && html`<notice-box></notice-box>`}`);
    if (notice) Object.assign(this.#find('.schedule-says notice-box'), { notice });
  }

  /** @param {string} selector */
  #value(selector) {
    return /** @type {HTMLInputElement} */ (this.#find(selector)).value;
  }

  /** @param {string} selector */
  #find(selector) {
    return /** @type {HTMLElement} */ (this.querySelector(selector));
  }
}

/** What a form begins with. @param {View} view @returns {Draft} */
function first({ schedule, reports, me }) {
  if (schedule) return { plan: schedule, when: whenOf(schedule), chosen: true };
  const plan = { name: '', report: reports[0]?.id ?? '', period_rule: 'last_month', cron: '', working_day: 'any', zone: me.zone, recipients: [], deadline_minutes: 240, when_incomplete: 'send' };
  return { plan, when: USUAL, chosen: false };
}

export const registerScheduleEditor = () => customElements.define('schedule-editor', ScheduleEditor);
