// @ts-check
import { html, render } from '../../lib/html.js';
import { language, t } from '../../lib/i18n.js';
import { COMPARISONS, dimensionsOf, GRAINS } from '../../pages/explore-state.js';

/** @typedef {import('../../lib/types.js').Kpi} Kpi @typedef {import('../../pages/explore-state.js').Explored} Explored */

/** What to look at and how. Property `choice` {state, kpi, kpis, views}; event `explore` (detail: what changes of the state). */
class ExploreControls extends HTMLElement {
  connectedCallback() {
    this.onchange = ({ target }) => {
      if (target instanceof HTMLSelectElement) this.#send({ [target.name]: target.value });
    };
    this.onclick = ({ target }) => {
      const view = target instanceof Element && target.closest('button')?.dataset.show;
      if (view) this.#send({ view });
    };
  }

  /** @param {{state: Explored, kpi: Kpi, kpis: Kpi[], views: string[]}} choice */
  set choice({ state, kpi, kpis, views }) {
    const dimensions = dimensionsOf(kpi);
    const { view } = state;
    const compared = view === 'bar' || view === 'line' && !state.by || view === 'radar' && !state.by;
    render(
      this,
      html`<div class="choices">
          ${select('kpi', state.kpi, families(kpis, state.kpi))}
          ${['bar', 'line', 'heat', 'radar'].includes(view) && select('by', state.by, [needsGroup(view) ? '' : option('', t('explore.by.none'), state.by), ...dimensions.map((name) => option(name, t(`dimension.${name}`), state.by))])}
          ${view === 'heat' && select('across', state.across, dimensions.filter((name) => name !== state.by).map((name) => option(name, t(`dimension.${name}`), state.across)))}
          ${view === 'line' && select('grain', state.grain, GRAINS.map((name) => option(name, t(`grain.by.${name}`), state.grain)))}
          ${compared && select('compare', state.compare, [option('', t('compare.none'), state.compare), ...COMPARISONS.map((name) => option(name, t(`compare.${name}`), state.compare))])}
          ${view === 'bar' && select('order', state.order, orders(kpi).map(([name, word]) => option(name, t(word), state.order)))}
        </div>
        <div class="segments views" role="group" aria-label="${t('explore.view')}">
          ${views.map((name) => html`<button type="button" id="view-${name}" data-show="${name}" aria-pressed="${name === view}">${t(`explore.view.${name}`)}</button>`)}
        </div>`,
    );
  }

  /** @param {Partial<Explored>} change */
  #send(change) {
    this.dispatchEvent(new CustomEvent('explore', { bubbles: true, detail: change }));
  }
}

/** @param {string} view */
const needsGroup = (view) => view === 'bar' || view === 'heat';

/** A KPI without a good side has a highest and a lowest group, not a best one. @param {Kpi} kpi */
const orders = ({ direction }) =>
  direction === 'none' ? [['best', 'explore.order.highest'], ['worst', 'explore.order.lowest']] : [['best', 'explore.order.best'], ['worst', 'explore.order.worst']];

/** @param {string} name @param {string} chosen @param {unknown} options markup */
const select = (name, chosen, options) =>
  html`<label><span>${t(`explore.${name}`)}</span><select id="explore-${name}" name="${name}" data-chosen="${chosen}">${options}</select></label>`;

/** @param {string} value @param {string} text @param {string} chosen */
const option = (value, text, chosen) => html`<option value="${value}" ${value === chosen && 'selected'}>${text}</option>`;

/** @param {Kpi[]} kpis @param {string} chosen */
function families(kpis, chosen) {
  return [...new Set(kpis.map(({ family }) => family))].map(
    (family) =>
      html`<optgroup label="${t(`family.${family}`)}">${kpis.filter((kpi) => kpi.family === family).map(({ id, name }) => option(id, name[language()], chosen))}</optgroup>`,
  );
}

export const registerExploreControls = () => customElements.define('explore-controls', ExploreControls);
