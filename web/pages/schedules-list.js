// @ts-check
import { html } from '../lib/html.js';
import { format, instantText, language, t, wordFor } from '../lib/i18n.js';
import { periodText } from '../lib/report-periods.js';
import { addressOf } from '../lib/router.js';
import { nameOf } from './reports-form.js';
import { recipientCells, timingText, waitText } from './schedules-words.js';

/** @typedef {import('../lib/types.js').Schedule} Schedule @typedef {import('../lib/types.js').ScheduleRun} ScheduleRun @typedef {import('../lib/types.js').ReportKind} ReportKind */

/** What a run came to, never by colour alone. @type {Record<string, {sign: string, tone: string}>} */
const RUNS = {
  waiting: { sign: '…', tone: 'wait' },
  sent: { sign: '✓', tone: 'on' },
  held: { sign: '‖', tone: 'wait' },
  refused: { sign: '✕', tone: 'wait' },
  dropped: { sign: '✕', tone: 'off' },
};

/** @param {string} report @param {ReportKind[]} reports */
export function reportText(report, reports) {
  const known = reports.find(({ id }) => id === report);
  return known ? nameOf(known) : report;
}

/** @param {string} id */
export const deliveriesOf = (id) => addressOf('deliveries', { schedule: id });

/** @param {string} state */
const runTag = (state) =>
  html`<span class="tag" data-tone="${RUNS[state]?.tone}"><span aria-hidden="true">${RUNS[state]?.sign}</span> ${wordFor('schedules.run', state)}</span>`;

/** @param {Schedule[]} schedules @param {ReportKind[]} reports @param {import('../lib/types.js').Me} me */
export function listMarkup(schedules, reports, me) {
  if (schedules.length === 0) return html`<p class="nobody">${t('schedules.none')}</p>`;
  const heads = ['name', 'report', 'when', 'next', 'recipients', 'last'].map((name) => html`<th scope="col">${t(`schedules.${name}`)}</th>`);
  return html`<div class="table-card"><table class="records" id="schedules">
    <thead><tr>${heads}<th scope="col"><span class="unseen">${t('people.actions')}</span></th></tr></thead>
    <tbody>${schedules.map((one) => rowMarkup(one, reports, me))}</tbody></table></div>`;
}

/** @param {Schedule} one @param {ReportKind[]} reports @param {import('../lib/types.js').Me} me */
function rowMarkup(one, reports, me) {
  const { id, name, owner, from_file, paused, recipients, next_runs, last_run } = one;
  const names = recipients.map((recipient) => recipient.name ?? recipient.email ?? recipient.webhook).join(t('list.comma'));
  return html`<tr data-schedule="${id}" class="${paused && 'is-off'}">
    <th scope="row"><span class="person-title">${name}</span>
      ${from_file ? html`<span class="tag" data-tone="off">${t('schedules.from_file')}</span>` : html`<span class="code">${owner}</span>`}
      ${paused && html`<span class="tag" data-tone="wait"><span aria-hidden="true">‖</span> ${t('schedules.paused')}</span>`}</th>
    <td data-label="${t('schedules.report')}"><span>${reportText(one.report, reports)}<span class="code">${wordFor('schedules.period', one.period_rule)}</span></span></td>
    <td data-label="${t('schedules.when')}"><span>${timingText(one)}${one.zone !== me.zone && html`<span class="code">${one.zone}</span>`}</span></td>
    <td data-label="${t('schedules.next')}">${next_runs.length ? html`<time datetime="${next_runs[0].due}">${instantText(next_runs[0].due, one.zone)}</time>` : html`<span class="muted">${t('schedules.next.none')}</span>`}</td>
    <td data-label="${t('schedules.recipients')}"><span title="${names}"><data value="${recipients.length}">${t(recipients.length === 1 ? 'schedules.recipient' : 'schedules.recipients.count', { count: format.count(recipients.length) })}</data></span></td>
    <td data-label="${t('schedules.last')}">${last_run ? html`<span>${runTag(last_run.state)}<span class="code">${periodText(last_run.period)}</span></span>` : html`<span class="muted">${t('schedules.last.none')}</span>`}</td>
    <td class="row-actions">${actions(one)}</td>
  </tr>`;
}

/** @param {Schedule} one */
function actions({ id, name, from_file, paused }) {
  const button = (/** @type {string} */ action) =>
    html`<button type="button" class="link" id="${action}-${id}" data-do="${action}" data-id="${id}" aria-label="${t('people.action', { action: t(`schedules.do.${action}`), username: name })}">${t(`schedules.do.${action}`)}</button>`;
  return html`${button('details')} ${!from_file && html`<a class="link" id="edit-${id}" href="${addressOf('schedules', { edit: id })}" aria-label="${t('people.action', { action: t('schedules.do.edit'), username: name })}">${t('schedules.do.edit')}</a> ${button(paused ? 'resume' : 'pause')} ${button('remove')}`}`;
}

/** Everything about one: what comes next, who gets it, what became of it. @param {Schedule} one @param {ScheduleRun[]} runs @param {import('../lib/types.js').Places} places */
export const detailsMarkup = (one, runs, places) =>
  html`<p>${timingText(one)} · ${one.zone}</p>
    <p class="hint">${t(one.when_incomplete === 'hold' ? 'schedules.late.hold.said' : 'schedules.late.send.said', { wait: waitText(one.deadline_minutes) })}</p>
    <h3>${t('schedules.next.five')}</h3>${nextMarkup(one.next_runs)}
    <h3>${t('schedules.recipients')}</h3>
    <div class="table-card"><table class="records"><tbody>${one.recipients.map((recipient) => html`<tr>${recipientCells(recipient, places)}</tr>`)}</tbody></table></div>
    <h3>${t('schedules.runs')} <a class="aside" href="${deliveriesOf(one.id)}" id="deliveries-of">${t('schedules.deliveries')}</a></h3>${runsMarkup(runs, one.zone)}`;

/** @param {import('../lib/types.js').NextRun[]} runs */
export const nextMarkup = (runs) =>
  runs.length ? html`<ol class="next-runs">${runs.map(({ words, due }) => html`<li><time datetime="${due}">${words[language()]}</time></li>`)}</ol>` : html`<p class="muted">${t('schedules.next.none')}</p>`;

/** @param {ScheduleRun[]} runs @param {string} zone */
function runsMarkup(runs, zone) {
  if (runs.length === 0) return html`<p class="muted">${t('schedules.last.none')}</p>`;
  return html`<div class="table-card"><table class="records" id="schedule-runs">
    <thead><tr>${['period', 'due', 'state', 'deliveries'].map((name) => html`<th scope="col">${t(`schedules.runs.${name}`)}</th>`)}</tr></thead>
    <tbody>${runs.map((run) => runRow(run, zone))}</tbody></table></div>`;
}

/** @param {ScheduleRun} run @param {string} zone */
const runRow = ({ period, due, state, missing, reason, deliveries }, zone) =>
  html`<tr><th scope="row">${periodText(period)}</th>
    <td data-label="${t('schedules.runs.due')}">${instantText(due, zone)}</td>
    <td data-label="${t('schedules.runs.state')}"><span>${runTag(state)} ${missing.length > 0 && html`<span class="code">${t('deliveries.missing.of', { sources: missing.join(t('list.comma')) })}</span>`} ${reason && html`<span class="code">${reason}</span>`}</span></td>
    <td data-label="${t('schedules.runs.deliveries')}" class="number">${format.count(deliveries)}</td></tr>`;
