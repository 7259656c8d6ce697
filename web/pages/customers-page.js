// @ts-check
import { axisText, baseOption } from '../lib/chart-theme.js';
import { chartScale } from '../lib/chart-scale.js';
import { html } from '../lib/html.js';
import { format, t } from '../lib/i18n.js';
import { NOTHING, tooltipText, valueCells, valueHeads } from '../lib/value-text.js';
import { BANDS, bandsOf } from './customers-bands.js';
import { FiguresPage } from './figures-page.js';
import { asked, exploreAddress } from './figures-state.js';
import { headline, nothingOf, valueTable, withheldNote } from './figures-table.js';

/** @typedef {import('./figures-state.js').Figured} Figured @typedef {import('../lib/types.js').Values} Values @typedef {import('../lib/types.js').Kpi} Kpi @typedef {import('../lib/types.js').Value} Value */

const HEADLINE = ['repurchase_rate', 'complaint_rate', 'silent_share', 'customer_value'];
const TIERS = ['csat_score', 'nps', 'complaint_rate', 'repurchase_rate', 'silent_share', 'customer_value'];
const STAGES = ['lifecycle_potential', 'lifecycle_new', 'lifecycle_active', 'lifecycle_silent', 'lifecycle_lost'];
const BAND = ['csat_score', 'repurchase_rate', 'complaint_rate'];

/** Customers: what they are worth, their tiers and stages, and whether satisfied ones come back more and complain less. */
export class CustomersPage extends FiguresPage {
  page = 'customers';

  sections() {
    return html`<overview-card data-part="customers"></overview-card>
      <overview-card data-part="tiers"></overview-card>
      <div class="pair"><chart-panel data-part="stages"></chart-panel><overview-card data-part="bands"></overview-card></div>`;
  }

  /** @param {Figured} state */
  wants(state) {
    const scope = asked(state);
    const satisfaction = this.load('satisfaction')?.answer;
    const bands = bandsOf(satisfaction?.rows ?? []);
    return {
      customers: { ...scope, kpi: HEADLINE.join(), compare: 'previous' },
      tiers: { ...scope, kpi: TIERS.join(), by: 'tier' },
      stages: { ...scope, kpi: STAGES.join() },
      satisfaction: { ...scope, kpi: 'csat_score', by: 'store' },
      // Whole questions about the stores of a band: the server adds up what can not be averaged here.
      ...Object.fromEntries(bands.map(({ stores }, place) => [BANDS[place], { from: state.from, to: state.to, kpi: BAND.join(), store: stores.join() }])),
    };
  }

  views() {
    const [total, tiers, stages] = ['customers', 'tiers', 'stages'].map((name) => this.load(name).answer);
    return {
      customers: { title: t('customers.headline'), content: total && this.#headline(total) },
      tiers: { title: t('customers.tiers'), content: tiers && this.#tiers(tiers) },
      stages: { title: t('customers.stages'), content: stages && stagesContent(stages, STAGES.map((id) => this.kpi(id))) },
      bands: { title: t('customers.bands'), from: 'satisfaction', content: this.#bands() },
    };
  }

  /** @param {Values} answer */
  #headline(answer) {
    const values = answer.rows[0]?.values ?? {};
    const href = (/** @type {Kpi} */ kpi) => exploreAddress(this.state, { kpi: kpi.id });
    return { empty: nothingOf(answer.rows), note: '', rows: headline(HEADLINE.map((id) => this.kpi(id)), values, href) };
  }

  /** @param {Values & {small_group?: number}} answer */
  #tiers(answer) {
    return {
      empty: nothingOf(answer.rows),
      note: withheldNote(answer) || t('customers.tiers.note'),
      rows: valueTable({
        head: t('customers.tier'),
        rows: answer.rows,
        kpis: TIERS.map((id) => this.kpi(id)),
        href: (row, kpi) => exploreAddress(this.state, { kpi: kpi.id, tier: row.key ?? '' }),
      }),
    };
  }

  #bands() {
    const { answer } = this.load('satisfaction');
    const bands = answer && bandsOf(answer.rows);
    // All of them or none: half a comparison is none.
    const answers = bands?.map((/** @type {unknown} */ _, /** @type {number} */ place) => this.load(BANDS[place])?.answer);
    if (!bands || answers?.some((/** @type {unknown} */ one) => !one)) return undefined;
    if (bands.length === 0) return { empty: false, note: '', rows: html`<p class="nobody">${t('customers.bands.few')}</p>` };
    const rows = bands.map((/** @type {{stores: string[]}} */ { stores }, /** @type {number} */ place) => ({
      key: null,
      name: t(`customers.band.${BANDS[place]}`, { n: format.count(stores.length) }),
      period: this.state.from,
      values: answers?.[place].rows[0]?.values ?? {},
    }));
    return { empty: false, note: t('customers.bands.note'), rows: valueTable({ head: t('customers.band'), rows, kpis: BAND.map((id) => this.kpi(id)) }) };
  }
}

/** How the known customers divide into stages. @param {Values} answer @param {Kpi[]} kpis @returns {import('../components/chart-panel/chart-panel.js').Content} */
function stagesContent(answer, kpis) {
  const stages = kpis.map((kpi) => ({ kpi, value: /** @type {Value} */ (answer.rows[0]?.values[kpi.id] ?? NOTHING) }));
  const n = stages[0].value.n ?? 0;
  return {
    empty: nothingOf(answer.rows),
    label: t('customers.stages.label'),
    note: t('customers.stages.note', { n: format.count(n) }),
    option: (theme) => {
      const scale = chartScale(kpis[0], stages.map(({ value }) => value.value));
      const base = baseOption(theme);
      return {
        ...base,
        grid: { left: 4, right: 64, top: 4, bottom: 4, containLabel: true },
        tooltip: { ...base.tooltip, trigger: 'axis', axisPointer: { type: 'shadow', shadowStyle: { color: theme.band } }, formatter: (/** @type {{dataIndex: number}[]} */ [{ dataIndex }]) => tooltipText(t(`stage.${kpis[dataIndex].id}`), kpis[dataIndex], stages[dataIndex].value) },
        xAxis: { type: 'value', splitNumber: 4, axisLabel: { ...axisText(theme), formatter: scale.tick, hideOverlap: true }, splitLine: { lineStyle: { color: theme.grid } } },
        yAxis: { type: 'category', inverse: true, data: kpis.map(({ id }) => t(`stage.${id}`)), axisLine: { show: false }, axisTick: { show: false }, axisLabel: { ...axisText(theme), color: theme.text, interval: 0 } },
        series: [
          {
            type: 'bar',
            data: stages.map(({ value }) => scale.plot(value.value)),
            barCategoryGap: '40%',
            itemStyle: { color: theme.bar, borderRadius: 2 },
            label: { show: true, position: 'right', ...axisText(theme), color: theme.text, fontWeight: 600, formatter: (/** @type {{dataIndex: number}} */ { dataIndex }) => format.kpi(stages[dataIndex].value.value, kpis[dataIndex]) },
          },
        ],
      };
    },
    table: html`<table>
      <thead><tr><th scope="col">${t('customers.stage')}</th>${valueHeads()}</tr></thead>
      <tbody>${stages.map(({ kpi, value }) => html`<tr><th scope="row">${t(`stage.${kpi.id}`)}</th>${valueCells(kpi, value)}</tr>`)}</tbody>
    </table>`,
  };
}

export const registerCustomersPage = () => customElements.define('customers-page', CustomersPage);
