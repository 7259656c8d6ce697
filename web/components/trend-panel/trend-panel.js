// @ts-check
import { html, render } from '../../lib/html.js';
import { language, t } from '../../lib/i18n.js';
import { trendContent } from './trend-content.js';

/** @typedef {import('../../lib/types.js').Kpi} Kpi */

/** One KPI through the period. Property `trend`; event `select-kpi` (detail: id). */
class TrendPanel extends HTMLElement {
  connectedCallback() {
    render(this, html`<chart-panel></chart-panel>`);
    this.addEventListener('change', ({ target }) => {
      if (!(target instanceof HTMLSelectElement)) return;
      this.dispatchEvent(new CustomEvent('select-kpi', { bubbles: true, detail: target.value }));
    });
  }

  /** @param {{load: import('../../lib/types.js').Load<import('../../lib/types.js').Values>, kpi: Kpi, kpis: Kpi[], grain: string, today: string}} trend */
  set trend({ load, kpi, kpis, grain, today }) {
    const panel = {
      id: 'trend',
      title: t(`trend.title.${grain}`),
      controls: choice(kpi, kpis),
      load,
      content: load.answer && withTarget(trendContent(load.answer, kpi, today, 'target'), load.answer, kpi),
    };
    Object.assign(/** @type {Element} */ (this.firstElementChild), { panel });
  }
}

/** What the dashed line is, where there is one. @param {import('../chart-panel/chart-panel.js').Content} content @param {import('../../lib/types.js').Values} answer @param {Kpi} kpi */
function withTarget(content, { rows }, kpi) {
  const drawn = rows.some(({ values }) => typeof values[kpi.id]?.target?.value === 'number');
  return drawn ? { ...content, note: `${content.note} · ${t('trend.target')}` } : content;
}

/** @param {Kpi} chosen @param {Kpi[]} kpis */
function choice(chosen, kpis) {
  const families = [...new Set(kpis.map(({ family }) => family))];
  return html`<select id="trend-kpi" aria-label="${t('trend.choose')}">
    ${families.map(
      (family) =>
        html`<optgroup label="${t(`family.${family}`)}">
          ${kpis
            .filter((kpi) => kpi.family === family)
            .map(({ id, name }) => html`<option value="${id}" ${id === chosen.id && 'selected'}>${name[language()]}</option>`)}
        </optgroup>`,
    )}
  </select>`;
}

export const registerTrendPanel = () => customElements.define('trend-panel', TrendPanel);
