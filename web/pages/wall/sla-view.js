// @ts-check
import { html } from '../../lib/html.js';
import { format, t, wordFor } from '../../lib/i18n.js';
import { clockText } from './status.js';

/** @typedef {import('./picture.js').Due} Due */

const HOUR = 3600;
const LONG = 48 * HOUR;
/** @type {Intl.DateTimeFormatOptions} */
const DUE = { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };

/** Urgent tickets by the moment at which their next step is due. @type {import('./views.js').View} */
export const sla = {
  ticking: true,
  has: ({ desk }) => (desk?.next.length ?? 0) > 0,
  title: () => t('wall.view.sla'),
  content({ desk, me }, elapsed) {
    if (!desk) return undefined;
    return html`<dl class="wall-counts">
        ${['open', 'overdue', 'due_soon'].map((name) => html`<div data-count="${name}"><dt>${t(`wall.sla.${name}`)}</dt><dd>${format.count(desk[/** @type {'open'} */ (name)])}</dd></div>`)}
      </dl>
      <table class="wall-table wall-due">
        <thead><tr>${['ticket', 'store', 'step', 'due', 'left'].map((column) => html`<th scope="col">${t(`wall.sla.${column}`)}</th>`)}</tr></thead>
        <tbody>${desk.next.map((due) => row(due, due.remaining_seconds - elapsed, me.zone))}</tbody>
      </table>
      ${desk.shown < desk.total && html`<p class="wall-note">${t('list.shown', { shown: format.count(desk.shown), total: format.count(desk.total) })}</p>`}`;
  },
};

/** @param {Due} due @param {number} left seconds @param {string} zone */
const row = (due, left, zone) =>
  html`<tr data-late="${left < 0}" data-ticket="${due.external_id}">
    <th scope="row">${due.category_name ?? due.category ?? due.external_id}</th>
    <td>${due.store_name ?? due.store}</td>
    <td>${wordFor('wall.step', due.step)}</td>
    <td>${clockText(Date.parse(due.due_at), zone, DUE)}</td>
    <td class="figure">${t(left < 0 ? 'wall.sla.late' : 'wall.sla.in', { time: clock(Math.abs(left)) })}</td>
  </tr>`;

/** 26:03:09 for what one can wait for, days for the rest. @param {number} seconds */
export function clock(seconds) {
  if (seconds >= LONG) return format.kpi(seconds, { unit: 'seconds', decimals: 1 });
  const whole = Math.floor(seconds);
  const two = (/** @type {number} */ number) => String(number).padStart(2, '0');
  return `${Math.floor(whole / HOUR)}:${two(Math.floor((whole % HOUR) / 60))}:${two(whole % 60)}`;
}
