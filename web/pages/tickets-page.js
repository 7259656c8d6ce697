// @ts-check
import { api } from '../lib/api.js';
import { html } from '../lib/html.js';
import { format, language, t } from '../lib/i18n.js';
import { backlogContent, stepsContent } from './tickets-charts.js';
import { deskContent, nextContent } from './tickets-next.js';
import { problemsContent } from './tickets-problems.js';
import { FiguresPage } from './figures-page.js';
import { asked, exploreAddress } from './figures-state.js';
import { nothingOf, valueTable } from './figures-table.js';
import { NOTHING } from '../lib/value-text.js';

/** @typedef {import('./figures-state.js').Figured} Figured @typedef {import('../lib/types.js').Values} Values @typedef {import('../lib/types.js').Row} Row */

const PRIORITIES = ['urgent', 'important', 'routine'];
const SLA = ['response_sla', 'first_response_p90', 'resolution_p50', 'resolution_p90', 'tickets'];
const LISTED = 12;
const DUE = 20;
/** What waits is asked for again so often, and how long it may wait is counted on so often. */
const RENEW = 60_000;
const TICK = 10_000;

/** Service tickets: what is due now, how fast each priority is served, how far complaints come, which problems hurt and come back. */
export class TicketsPage extends FiguresPage {
  page = 'tickets';
  placed = 'tickets';
  /** When what waits was told, by the clock of this machine. */
  #told = performance.now();
  #timers = [0];

  connectedCallback() {
    super.connectedCallback();
    this.#timers = [
      window.setInterval(() => this.kpis.length && !document.hidden && this.follow(), TICK),
      window.setInterval(() => this.kpis.length && !document.hidden && this.refresh(), RENEW),
    ];
  }

  disconnectedCallback() {
    for (const timer of this.#timers) clearInterval(timer);
  }

  sections() {
    return html`<overview-card data-part="desk"></overview-card>
      <div class="pair"><overview-card data-part="overdue"></overview-card><overview-card data-part="ahead"></overview-card></div>
      <div class="pair"><chart-panel data-part="backlog"></chart-panel><chart-panel data-part="steps"></chart-panel></div>
      <overview-card data-part="sla"></overview-card>
      <chart-panel data-part="problems" class="tall"></chart-panel>
      <div class="pair"><overview-card data-part="escalations"></overview-card><overview-card data-part="repeats"></overview-card></div>`;
  }

  /** @param {Figured} state */
  wants(state) {
    const by = (/** @type {string} */ kpi, /** @type {string} */ sort) => ({ ...asked(state), kpi, by: 'category', sort, limit: String(LISTED) });
    return {
      desk: { ...asked(state), due: 'overdue', limit: String(DUE) },
      soon: { ...asked(state), due: 'ahead', limit: String(DUE) },
      sla: { ...asked(state), kpi: SLA.join(), by: 'priority', compare: 'target' },
      problems: asked(state),
      escalations: by('escalation_rate,escalation_speed,tickets', '-escalation_rate'),
      repeats: by('repeat_rate,tickets', '-repeat_rate'),
    };
  }

  /** @param {string} name @param {Record<string, string>} query @param {AbortSignal} signal @returns {Promise<any>} */
  async ask(name, query, signal) {
    if (name === 'problems') return api.problems(query, signal);
    if (name !== 'desk' && name !== 'soon') return api.values(query, signal);
    const desk = await api.serviceDesk(query, signal);
    this.#told = performance.now();
    return desk;
  }

  views() {
    const [desk, soon, sla, problems, escalations, repeats] = ['desk', 'soon', 'sla', 'problems', 'escalations', 'repeats'].map((name) => this.load(name).answer);
    const passed = (performance.now() - this.#told) / 1000;
    const next = (/** @type {any} */ answer) => answer && nextContent(answer, { passed, zone: this.me.zone, explore: (more) => exploreAddress(this.state, more) });
    return {
      desk: { title: t('tickets.desk'), content: desk && deskContent(desk, this.me.zone) },
      overdue: { title: t('tickets.overdue'), from: 'desk', content: next(desk) },
      ahead: { title: t('tickets.ahead'), from: 'soon', content: next(soon) },
      backlog: { title: t('tickets.backlog'), from: 'desk', content: desk && backlogContent(desk) },
      steps: { title: t('tickets.steps'), from: 'desk', content: desk && stepsContent(desk, this.kpi('complaints')) },
      sla: { title: t('tickets.sla'), content: sla && this.#sla(sla) },
      problems: { title: t('tickets.problems'), content: problems && problemsContent(problems, { satisfaction: this.kpi('csat_score'), repeats: this.kpi('repeat_rate'), escalations: this.kpi('escalation_rate') }) },
      escalations: { title: t('tickets.escalations'), content: escalations && this.#byCategory(escalations, ['escalation_rate', 'escalation_speed', 'tickets']) },
      repeats: { title: t('tickets.repeats'), content: repeats && this.#byCategory(repeats, ['repeat_rate', 'tickets']) },
    };
  }

  /** @param {Values} answer */
  #sla(answer) {
    const place = (/** @type {Row} */ { key }) => (PRIORITIES.indexOf(key ?? '') + PRIORITIES.length + 1) % (PRIORITIES.length + 1);
    const rows = [...answer.rows].sort((one, other) => place(one) - place(other));
    const sla = this.kpi('response_sla');
    const target = (/** @type {Row} */ row) => {
      const { target: held } = /** @type {any} */ (row.values[sla.id] ?? NOTHING);
      if (typeof held?.value !== 'number') return t('tickets.no_target');
      if (typeof held.change !== 'number') return format.kpi(held.value, sla);
      const met = held.change >= 0;
      return html`${format.kpi(held.value, sla)} <span class="verdict" data-met="${String(met)}">${t(met ? 'tickets.met' : 'tickets.missed', { change: format.change(held.change, sla) })}</span>`;
    };
    return {
      empty: nothingOf(rows),
      note: t('tickets.sla.note'),
      rows: valueTable({
        head: t('tickets.priority'),
        rows,
        kpis: SLA.map((id) => this.kpi(id)),
        href: (row, kpi) => exploreAddress(this.state, { kpi: kpi.id, priority: row.key ?? '', by: 'store' }),
        more: [{ head: t('tickets.target', { kpi: sla.name[language()] }), cell: target }],
      }),
    };
  }

  /** @param {Values} answer @param {string[]} ids */
  #byCategory(answer, ids) {
    return {
      empty: nothingOf(answer.rows),
      note: t('ranking.shown', { shown: format.count(answer.shown), total: format.count(answer.total) }),
      rows: valueTable({
        head: t('tickets.category'),
        rows: answer.rows,
        kpis: ids.map((id) => this.kpi(id)),
        href: (row, kpi) => exploreAddress(this.state, { kpi: kpi.id, category: row.key ?? '', view: 'rows' }),
      }),
    };
  }
}

export const registerTicketsPage = () => customElements.define('tickets-page', TicketsPage);
