// @ts-check
import { html } from '../lib/html.js';
import { format, instantText, t, wordFor } from '../lib/i18n.js';

/** @typedef {import('../lib/types.js').Desk} Desk @typedef {import('../lib/types.js').DueTicket} DueTicket */

const SECONDS = { unit: /** @type {const} */ ('seconds'), decimals: 0 };

/** How much there is to see to, now. @param {Desk} desk @param {string} zone */
export function deskContent(desk, zone) {
  const counts = /** @type {const} */ (['open', 'overdue', 'due_soon', 'escalated']);
  return {
    empty: false,
    note: t('tickets.desk.note', { instant: instantText(desk.as_of, zone) }),
    rows: html`<dl class="headline counts">${counts.map((name) => html`<div data-count="${name}"><dt>${t(`tickets.count.${name}`)}</dt><dd><data value="${desk[name]}">${format.count(desk[name])}</data></dd></div>`)}</dl>`,
  };
}

/** The tickets that are due first, and how long they may still wait. @param {Desk} desk @param {{passed: number, zone: string, explore: (more: Record<string, string>) => string}} page `passed`: seconds since the answer */
export function nextContent({ next, shown, total }, { passed, zone, explore }) {
  return {
    empty: false,
    note: next.length ? t('ranking.shown', { shown: format.count(shown), total: format.count(total) }) : '',
    rows: next.length
      ? html`<ol class="due">${next.map((ticket) => due(ticket, passed, zone, explore))}</ol>`
      : html`<p class="nobody">${t('tickets.nothing_due')}</p>`,
  };
}

/** @param {DueTicket} ticket @param {number} passed @param {string} zone @param {(more: Record<string, string>) => string} explore */
function due(ticket, passed, zone, explore) {
  const remaining = ticket.remaining_seconds - passed;
  const late = remaining < 0;
  const left = t(late ? 'tickets.late' : 'tickets.left', { time: format.kpi(Math.round(Math.abs(remaining)), SECONDS) });
  const what = [wordFor('ticket.kind', ticket.kind ?? ''), ticket.category_name ?? ticket.category].filter(Boolean).join(' · ');
  const who = [ticket.employee_name ?? ticket.employee, ticket.external_id].filter(Boolean).join(' · ');
  return html`<li data-late="${String(late)}">
    <p class="due-when"><time datetime="${ticket.due_at}" title="${instantText(ticket.due_at, zone)}">${left}</time><span>${wordFor('ticket.step', ticket.step)}</span></p>
    <div class="due-what">
      <p><strong>${ticket.subject ?? what}</strong> <span class="tag" data-tone="${ticket.priority === 'urgent' ? 'wait' : 'plain'}">${ticket.priority ? wordFor('ticket.priority', ticket.priority) : t('table.not_given')}</span>${ticket.escalated && html` <span class="tag" data-tone="wait">${t('tickets.escalated')}</span>`}</p>
      <p class="hint"><a href="${explore({ kpi: 'tickets', store: ticket.store, view: 'rows' })}">${ticket.store_name ?? ticket.store}</a>${ticket.subject && ` · ${what}`} · ${t('tickets.opened', { instant: instantText(ticket.opened_at, zone) })}${who && ` · ${who}`}</p>
    </div>
  </li>`;
}
