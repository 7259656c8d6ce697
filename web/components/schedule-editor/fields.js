// @ts-check
import { html } from '../../lib/html.js';
import { t, wordFor } from '../../lib/i18n.js';
import { byMonth, DAYS, KINDS, RULES, WEEKDAYS } from '../../lib/timing.js';
import { nameOf } from '../../pages/reports-form.js';
import { dayText, recipientCells, waitText, weekdayText } from '../../pages/schedules-words.js';

/** @typedef {import('../../lib/types.js').NewSchedule} NewSchedule @typedef {import('../../lib/types.js').ReportKind} ReportKind @typedef {import('../../lib/timing.js').When} When */

/** Period rules, by the kind of period that a report must be made for. @type {Record<string, string>} */
const PERIODS = { last_month: 'month', last_week: 'days', last_quarter: 'quarter', last_half_year: 'half_year', today: 'days' };
const WAITS = [0, 60, 120, 240, 480, 720, 1440, 2880, 4320, 10080, 20160];

/** Where the server's word on a field stands. @param {string} field */
const wrong = (field) => html`<p class="wrong" role="alert" data-wrong="${field}"></p>`;

/** @param {string} value @param {unknown} text @param {string} chosen */
const option = (value, text, chosen) => html`<option value="${value}" ${value === chosen && 'selected'}>${text}</option>`;

/** All of the form but what follows from what is chosen in it. @param {NewSchedule} plan @param {ReportKind[]} reports @param {boolean} isNew */
export const formMarkup = (plan, reports, isNew) =>
  html`<form id="schedule-form" class="schedule-form" novalidate>
    <h2>${t(isNew ? 'schedules.add' : 'schedules.edit')}</h2>
    <div class="part">
    <fieldset class="card"><legend>${t('schedules.part.what')}</legend>
      <label for="schedule-name">${t('schedules.name')}</label><input id="schedule-name" value="${plan.name}" maxlength="100" autocomplete="off">${wrong('name')}
      <label for="schedule-report">${t('schedules.report')}</label><select id="schedule-report">${reports.map((one) => option(one.id, nameOf(one), plan.report))}</select>${wrong('report')}
      <div id="schedule-focus" hidden><span class="label">${t('reports.focus')}</span><div class="pair"><select id="schedule-focus-by" aria-label="${t('reports.focus.by')}"></select><select id="schedule-focus-code" aria-label="${t('reports.focus')}"></select></div>${wrong('focus')}</div>
      <label for="schedule-period">${t('schedules.period')}</label><select id="schedule-period"></select>${wrong('period_rule')}</fieldset>
    <fieldset class="card"><legend>${t('schedules.part.whom')}</legend><div class="recipients"></div>${wrong('recipients')}
      <button type="button" id="recipient-add" data-recipient="add">${t('schedules.recipient.add')}</button></fieldset>
    </div>
    <div class="part">
    <fieldset class="card"><legend>${t('schedules.part.when')}</legend>
      <label for="schedule-kind">${t('schedules.kind')}</label><select id="schedule-kind"></select>
      <div class="when"></div>${wrong('cron')}${wrong('working_day')}
      <label for="schedule-zone">${t('schedules.zone')}</label><input id="schedule-zone" list="schedule-zones" value="${plan.zone}" maxlength="60" autocomplete="off" spellcheck="false"><datalist id="schedule-zones">${Intl.supportedValuesOf('timeZone').map((zone) => html`<option value="${zone}"></option>`)}</datalist>${wrong('zone')}
      <div class="next" aria-live="polite"></div></fieldset>
    <fieldset class="card"><legend>${t('schedules.part.late')}</legend><p class="hint">${t('schedules.late.what')}</p>
      <label for="schedule-deadline">${t('schedules.deadline')}</label><select id="schedule-deadline">${waits(plan.deadline_minutes).map((minutes) => option(String(minutes), waitText(minutes), String(plan.deadline_minutes)))}</select>${wrong('deadline_minutes')}
      <div class="checks">${['send', 'hold'].map((one) => html`<label class="check"><input type="radio" name="when_incomplete" value="${one}" id="schedule-late-${one}" ${plan.when_incomplete === one && 'checked'}>${t(`schedules.late.${one}`)}</label>`)}</div>${wrong('when_incomplete')}</fieldset>
    </div>
    <div class="actions schedule-send"><button type="submit" class="primary" id="schedule-save">${t(isNew ? 'schedules.add.submit' : 'schedules.edit.submit')}</button> <a class="button quiet" id="schedule-leave" href="#/schedules">${t('dialog.cancel')}</a></div>
    <div class="schedule-says"></div>
  </form>`;

/** One that was given over the API stays as it is. @param {number} minutes */
const waits = (minutes) => (WAITS.includes(minutes) ? WAITS : [...WAITS, minutes].sort((one, other) => one - other));

/** @param {string} kind */
export const kindOptions = (kind) => html`${KINDS.map((one) => option(one, wordFor('schedules.kind', one), kind))}`;

/** The periods that a report can be about. @param {ReportKind | undefined} report @param {string} chosen */
export const periodOptions = (report, chosen) =>
  html`${Object.keys(PERIODS).filter((rule) => report?.periods.includes(PERIODS[rule])).map((rule) => option(rule, wordFor('schedules.period', rule), chosen))}`;

/** What else must be said of when. @param {When} when */
export function whenMarkup(when) {
  const { kind, time, days, day, working, cron, rule } = when;
  if (kind === 'own') {
    return html`<label for="schedule-cron">${t('schedules.cron')}</label><input id="schedule-cron" value="${cron}" maxlength="100" autocomplete="off" spellcheck="false" aria-describedby="cron-hint"><p class="hint" id="cron-hint">${t('schedules.cron.hint')}</p>
      <label for="schedule-rule">${t('schedules.rule')}</label><select id="schedule-rule">${RULES.map((one) => option(one, wordFor('schedules.rule', one), rule))}</select>`;
  }
  const choice =
    kind === 'weekly'
      ? html`<fieldset class="plain"><legend>${t('schedules.weekdays')}</legend><div class="checks">${WEEKDAYS.map((one) => html`<label class="check"><input type="checkbox" name="weekday" value="${one}" id="schedule-day-${one}" ${days.includes(one) && 'checked'}>${weekdayText(one, 'short')}</label>`)}</div></fieldset>`
      : byMonth(kind) && html`<label for="schedule-day">${t('schedules.day')}</label><select id="schedule-day">${DAYS.map((one) => option(one, dayText(one), day))}</select>`;
  const moves = byMonth(kind) ? day !== 'first' && day !== 'last' && 'schedules.working.next' : 'schedules.working.only';
  return html`${choice}<label for="schedule-time">${t('schedules.time')}</label><input type="time" id="schedule-time" value="${time}" required>
    ${moves && html`<label class="check"><input type="checkbox" id="schedule-working" ${working && 'checked'}>${t(moves)}</label>`}`;
}

/** @param {import('../../lib/types.js').ScheduleRecipient[]} recipients @param {import('../../lib/types.js').Places} places @param {Record<number, string>} refused the server's word by recipient */
export function recipientsMarkup(recipients, places, refused) {
  if (recipients.length === 0) return html`<p class="nobody">${t('schedules.recipients.none')}</p>`;
  return html`<div class="table-card"><table class="records" id="recipients"><tbody>${recipients.map((one, index) => {
    const name = one.name || one.email || one.webhook;
    const button = (/** @type {string} */ action) =>
      html`<button type="button" class="link" id="recipient-${action}-${index}" data-recipient="${action}" data-index="${index}" aria-label="${t('people.action', { action: t(`schedules.do.${action}`), username: name })}">${t(`schedules.do.${action}`)}</button>`;
    return html`<tr>${recipientCells(one, places)}<td class="row-actions">${button('edit')} ${button('remove')}</td></tr>
      ${refused[index] && html`<tr><td colspan="3" class="wrong" role="alert">${refused[index]}</td></tr>`}`;
  })}</tbody></table></div>`;
}

/** When, as it is filled in. @param {HTMLElement} form @param {When} before */
export function readWhen(form, before) {
  const value = (/** @type {string} */ id, /** @type {string} */ otherwise) => /** @type {HTMLInputElement | null} */ (form.querySelector(id))?.value ?? otherwise;
  const boxes = [...form.querySelectorAll('[name=weekday]')].map((box) => /** @type {HTMLInputElement} */ (box));
  return {
    kind: value('#schedule-kind', before.kind),
    time: value('#schedule-time', before.time),
    day: value('#schedule-day', before.day),
    days: boxes.length ? boxes.filter(({ checked }) => checked).map((box) => box.value) : before.days,
    working: /** @type {HTMLInputElement | null} */ (form.querySelector('#schedule-working'))?.checked ?? before.working,
    cron: value('#schedule-cron', before.cron),
    rule: value('#schedule-rule', before.rule),
  };
}
