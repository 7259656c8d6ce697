// @ts-check
import { html } from '../lib/html.js';
import { format, instantText, t, wordFor } from '../lib/i18n.js';
import { periodText } from '../lib/report-periods.js';

/** @typedef {import('../lib/types.js').Delivery} Delivery */

/** In the order of a delivery's life; what it came to is a sign and a word, never a colour alone. @type {Record<string, {sign: string, tone: string}>} */
export const STATES = {
  held: { sign: '‖', tone: 'wait' },
  queued: { sign: '…', tone: 'plain' },
  rendered: { sign: '…', tone: 'plain' },
  failed: { sign: '↻', tone: 'wait' },
  accepted: { sign: '✓', tone: 'on' },
  given_up: { sign: '✕', tone: 'bad' },
  cancelled: { sign: '–', tone: 'off' },
};

/** Without a mail server, what was accepted was written as a file. @param {Delivery} delivery */
export const isWritten = ({ state, status }) => state === 'accepted' && status === 'written';

/** @param {Delivery} delivery */
function stateMarkup(delivery) {
  const { sign, tone } = STATES[delivery.state] ?? { sign: '', tone: 'plain' };
  const word = isWritten(delivery) ? t('deliveries.written') : delivery.sending ? t('deliveries.sending') : wordFor('deliveries.state', delivery.state);
  return html`<span class="tag" data-tone="${tone}"><span aria-hidden="true">${sign}</span> ${word}</span>`;
}

/** @param {Delivery} delivery what can be done with it, by what it came to */
export function actionsOf({ state, sending, withdrawn_at }) {
  const arrived = ['accepted', 'given_up'].includes(state);
  const over = arrived || state === 'cancelled';
  return [
    'details',
    ...(state === 'held' ? ['release'] : []),
    ...(over ? ['resend'] : sending ? [] : ['cancel']),
    ...(arrived && !withdrawn_at ? ['withdraw'] : []),
  ];
}

const COLUMNS = ['period', 'recipient', 'state', 'attempts', 'next_try', 'message_id'];

/** @param {Delivery[]} deliveries @param {string} zone */
export const tableMarkup = (deliveries, zone) =>
  html`<div class="table-card"><table class="records" id="deliveries">
    <thead><tr>${COLUMNS.map((name) => html`<th scope="col">${t(`deliveries.${name}`)}</th>`)}<th scope="col"><span class="unseen">${t('people.actions')}</span></th></tr></thead>
    <tbody>${deliveries.map((one) => rowMarkup(one, zone))}</tbody></table></div>`;

/** @param {Delivery} one @param {string} zone */
function rowMarkup(one, zone) {
  const { id, schedule_name, period, number, recipient, missing, attempts, possible_copies, next_try, message_id, withdrawn_at } = one;
  const reason = one.state === 'accepted' ? '' : one.reason;
  const button = (/** @type {string} */ action) =>
    html`<button type="button" class="link" id="${action}-${id}" data-do="${action}" data-id="${id}" aria-label="${t('people.action', { action: t(`deliveries.do.${action}`), username: `${schedule_name} ${recipient.name}` })}">${t(`deliveries.do.${action}`)}</button>`;
  return html`<tr data-delivery="${id}" data-state="${one.state}">
    <th scope="row"><span class="person-title">${schedule_name}</span><span class="code">${periodText(period)}</span>${number > 1 && html` <span class="tag" data-tone="plain">${t('deliveries.number', { number })}</span>`}</th>
    <td data-label="${t('deliveries.recipient')}"><span>${recipient.name}${recipient.address !== recipient.name && html`<span class="code">${recipient.address}</span>`}</span></td>
    <td data-label="${t('deliveries.state')}" class="state"><span>${stateMarkup(one)}
      ${reason && html`<span class="why">${one.status && !/^\s*$/.test(one.status) && html`<b>${one.status}</b> `}${reason}</span>`}
      ${withdrawn_at && html`<span class="why">${t('deliveries.withdrawn', { when: instantText(withdrawn_at, zone) })}</span>`}
      ${missing.length > 0 && html`<span class="why"><span aria-hidden="true">!</span> ${t('deliveries.missing.of', { sources: missing.join(t('list.comma')) })}</span>`}</span></td>
    <td data-label="${t('deliveries.attempts')}" class="number"><span><data value="${attempts}">${format.count(attempts)}</data>${possible_copies > 0 && html`<span class="code">${t('deliveries.copies', { count: format.count(possible_copies) })}</span>`}</span></td>
    <td data-label="${t('deliveries.next_try')}" class="moment">${next_try && html`<time datetime="${next_try}">${instantText(next_try, zone, 'medium')}</time>`}</td>
    <td data-label="${t('deliveries.message_id')}" class="message-id"><code>${message_id}</code></td>
    <td class="row-actions">${actionsOf(one).map(button)}</td></tr>`;
}

/** Everything about one: each attempt, its files and, where it is a file here, the mail. @param {import('../lib/types.js').DeliveryWithTries} one @param {string} zone @param {string} scope */
export const detailsMarkup = (one, zone, scope) =>
  html`<p>${stateMarkup(one)} ${one.reason && !isWritten(one) && html`<span class="why">${one.status} ${one.reason}</span>`}</p>
    <dl class="facts">
      ${fact('deliveries.recipient', `${one.recipient.name} · ${one.recipient.address}`)} ${fact('schedules.scope', scope)}
      ${fact('deliveries.due', instantText(one.due, zone))} ${fact('deliveries.message_id', one.message_id)}
      ${one.missing.length > 0 && fact('deliveries.missing', one.missing.join(t('list.comma')))}</dl>
    <h3>${t('deliveries.tries')}</h3>${triesMarkup(one.tries, zone)}
    ${one.files.length > 0 && html`<h3>${t('deliveries.files')}</h3><ul class="delivery-files">${one.files.map((file) => html`<li>${file.name} <span class="code">${file.report_number}</span><details class="hash"><summary>${t('reports.sha256')}</summary><code>${file.sha256}</code></details></li>`)}</ul>`}
    ${isWritten(one) && html`<h3>${t('mail.title')}</h3><mail-view delivery="${one.id}"></mail-view>`}`;

/** @param {string} name @param {string} value */
const fact = (name, value) => html`<dt>${t(name)}</dt><dd>${value}</dd>`;

/** @param {import('../lib/types.js').Try[]} tries @param {string} zone */
function triesMarkup(tries, zone) {
  if (tries.length === 0) return html`<p class="muted">${t('deliveries.tries.none')}</p>`;
  return html`<div class="table-card"><table class="records" id="tries">
    <thead><tr>${['attempt', 'started', 'ended', 'outcome', 'reason'].map((name) => html`<th scope="col">${t(`deliveries.try.${name}`)}</th>`)}</tr></thead>
    <tbody>${tries.map(({ attempt, started_at, ended_at, outcome, status, reason }) => html`<tr><th scope="row" class="number">${format.count(attempt)}</th>
      <td data-label="${t('deliveries.try.started')}">${instantText(started_at, zone, 'medium')}</td>
      <td data-label="${t('deliveries.try.ended')}">${ended_at && instantText(ended_at, zone, 'medium')}</td>
      <td data-label="${t('deliveries.try.outcome')}">${wordFor('deliveries.outcome', outcome ?? 'running')}</td>
      <td data-label="${t('deliveries.try.reason')}"><span><b>${status}</b> ${reason}</span></td></tr>`)}</tbody></table></div>`;
}
