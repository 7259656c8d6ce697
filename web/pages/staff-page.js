// @ts-check
import { rankingContent } from '../components/ranking-panel/ranking-content.js';
import { html } from '../lib/html.js';
import { format, language, t } from '../lib/i18n.js';
import { FiguresPage } from './figures-page.js';
import { asked, exploreAddress } from './figures-state.js';
import { nothingOf, valueTable, withheldNote } from './figures-table.js';

/** @typedef {import('./figures-state.js').Figured} Figured @typedef {import('../lib/types.js').Values} Values @typedef {import('../lib/types.js').Row} Row */

const INDEX = 'staff_index';
const PARTS = ['csat_score', 'first_contact_resolution', 'response_sla', 'closure_48h', 'peer_score', 'certification_score'];
const COLUMNS = [INDEX, 'csat_score', 'first_contact_resolution', 'response_sla'];
const LISTED = 50;
const PLACES = 20;
const STARS = 5;

/** Staff: the index with its stars, as far as it may be told, and posts and places side by side. */
export class StaffPage extends FiguresPage {
  page = 'staff';
  choices = { order: ['best', 'worst'] };

  connectedCallback() {
    super.connectedCallback();
    this.addEventListener('click', ({ target }) => {
      const order = target instanceof Element && target.closest('button')?.dataset.order;
      if (order) this.go({ order });
    });
  }

  sections() {
    return html`<p class="banner">${t('staff.why')}</p>
      <overview-card data-part="posts"></overview-card>
      <div class="pair uneven"><section class="block"><div class="segments" role="group" aria-label="${t('ranking.order')}">${this.choices.order.map((order) => html`<button type="button" id="order-${order}" data-order="${order}">${t(`staff.order.${order}`, { limit: LISTED })}</button>`)}</div>
      <overview-card data-part="employees"></overview-card></section><chart-panel data-part="places" class="tall"></chart-panel></div>`;
  }

  /** @param {Figured} state */
  wants(state) {
    const sort = (state.order === 'best' ? '-' : '') + INDEX;
    return {
      posts: { ...asked(state), kpi: [INDEX, ...PARTS].join(), by: 'post' },
      employees: { ...asked(state), kpi: COLUMNS.join(), by: 'employee', sort, limit: String(LISTED) },
      places: { ...asked(state), kpi: INDEX, by: this.#places(state), sort: `-${INDEX}`, limit: String(PLACES) },
    };
  }

  /** Regions of everything, stores of a region. @param {Figured} state */
  #places({ region, store }) {
    return region || store ? 'store' : 'region';
  }

  views() {
    for (const button of this.querySelectorAll('[data-order]')) {
      button.setAttribute('aria-pressed', String(/** @type {HTMLElement} */ (button).dataset.order === this.state.order));
    }
    const [posts, employees, places] = ['posts', 'employees', 'places'].map((name) => this.load(name).answer);
    const index = this.kpi(INDEX);
    return {
      posts: { title: t('staff.posts'), content: posts && this.#posts(posts) },
      employees: { title: t('staff.employees', { kpi: index.name[language()] }), content: employees && this.#employees(employees) },
      places: { title: t(`staff.by.${this.#places(this.state)}`, { kpi: index.name[language()] }), content: places && rankingContent(places, index) },
    };
  }

  /** @param {Values & {small_group?: number}} answer */
  #posts(answer) {
    return {
      empty: nothingOf(answer.rows),
      note: [t('staff.posts.note'), withheldNote(answer)].filter(Boolean).join(' · '),
      rows: valueTable({
        head: t('staff.post'),
        rows: answer.rows,
        kpis: [INDEX, ...PARTS].map((id) => this.kpi(id)),
        href: (row, kpi) => exploreAddress(this.state, { kpi: kpi.id, post: row.key ?? '', by: this.#places(this.state) }),
      }),
    };
  }

  /** @param {Values & {small_group?: number}} answer */
  #employees(answer) {
    const rows = answer.rows.filter(({ key }) => key);
    const shown = t('ranking.shown', { shown: format.count(answer.shown), total: format.count(answer.total) });
    return {
      empty: nothingOf(rows),
      note: [shown, t('staff.stars.note'), withheldNote(answer)].filter(Boolean).join(' · '),
      rows: valueTable({
        head: t('staff.employee'),
        rows,
        kpis: COLUMNS.map((id) => this.kpi(id)),
        href: (row, kpi) => exploreAddress(this.state, { kpi: kpi.id, employee: row.key ?? '' }),
        more: [{ head: t('staff.stars'), cell: stars }],
      }),
    };
  }
}

/** @param {Row} row */
function stars({ values }) {
  const { stars: given } = /** @type {{stars?: number}} */ (values[INDEX] ?? {});
  if (!given) return html`<span class="muted">${t('staff.no_stars')}</span>`;
  return html`<span class="stars" role="img" aria-label="${t('staff.stars.label', { given, of: STARS })}" data-stars="${given}">${'★'.repeat(given)}<span class="unlit">${'☆'.repeat(STARS - given)}</span></span>`;
}

export const registerStaffPage = () => customElements.define('staff-page', StaffPage);
