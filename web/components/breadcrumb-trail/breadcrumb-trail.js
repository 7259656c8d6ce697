// @ts-check
import { html, render } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { addressOfExplored, crumbs } from '../../pages/explore-state.js';

/** @typedef {import('../../pages/explore-state.js').Explored} Explored @typedef {import('../../pages/explore-state.js').Filter} Filter */
/**
 * @typedef {object} Trail
 * @property {Explored} state
 * @property {(filter: Filter) => string} nameOf what the filter's codes are called
 * @property {string[]} dimensions by which one more filter may be set
 * @property {string} adding the one that is being set, or ''
 * @property {{key: string, name: string}[] | undefined} groups its groups, when they are there
 */

/** What the numbers are narrowed to, and the way back. Property `trail`; events `adding` (detail: dimension) and `narrow` (detail: Filter). */
class BreadcrumbTrail extends HTMLElement {
  connectedCallback() {
    this.onchange = ({ target }) => {
      if (!(target instanceof HTMLSelectElement)) return;
      if (target.id === 'add-dimension') this.#tell('adding', target.value);
      if (target.id === 'add-group' && target.value) this.#tell('narrow', { dimension: this.dataset.adding, key: target.value });
    };
  }

  /** @param {Trail} trail */
  set trail({ state, nameOf, dimensions, adding, groups }) {
    this.dataset.adding = adding;
    const steps = crumbs(state);
    render(
      this,
      html`<nav aria-label="${t('trail.label')}"><ol>
          ${steps.map(({ filter, state: shown }, index) => {
            const name = filter ? nameOf(filter) : t('trail.all');
            const dimension = filter && html`<span class="dimension">${t(`dimension.${filter.dimension}`)}</span> `;
            const last = index === steps.length - 1;
            return html`<li>${last ? html`<span class="crumb" aria-current="location">${dimension}${name}</span>` : html`<a class="crumb" href="${addressOfExplored(shown)}">${dimension}${name}</a>`}
              ${filter && html`<a class="drop" href="${addressOfExplored(without(state, filter))}" title="${t('trail.drop', { name })}" aria-label="${t('trail.drop', { name })}"><span aria-hidden="true">×</span></a>`}</li>`;
          })}
        </ol></nav>
        <div class="add">
          <select id="add-dimension" aria-label="${t('trail.add')}"><option value="">${t('trail.add')}</option>${dimensions.map((name) => html`<option value="${name}" ${name === adding && 'selected'}>${t(`dimension.${name}`)}</option>`)}</select>
          ${adding && html`<select id="add-group" aria-label="${t(`dimension.${adding}`)}" ${groups ? '' : 'disabled'}><option value="">${t(groups ? 'trail.choose' : 'trail.wait')}</option>${groups?.map(({ key, name }) => html`<option value="${key}">${name}</option>`)}</select>`}
        </div>`,
    );
  }

  /** @param {string} name @param {unknown} detail */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  }
}

/** @param {Explored} state @param {Filter} dropped @returns {Explored} */
const without = (state, dropped) => ({ ...state, filters: state.filters.filter((filter) => filter !== dropped), offset: 0, fact: '' });

export const registerBreadcrumbTrail = () => customElements.define('breadcrumb-trail', BreadcrumbTrail);
