// @ts-check
import { html, render } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { matching } from './matching.js';

/** @typedef {{key: string, name: string}} Place @typedef {{regions: string[], stores: string[]}} Chosen */

/** More would be no list to read; who looks for one writes a part of its name. */
const SHOWN = 60;

/** Regions and stores by their names. Property `choice` {regions, stores, chosen}, property `value`. */
class ScopePicker extends HTMLElement {
  /** @type {Record<'regions' | 'stores', Place[]>} */
  #places = { regions: [], stores: [] };
  #chosen = { regions: new Set(), stores: new Set() };

  /** @param {{regions: Place[], stores: Place[], chosen: Chosen}} choice */
  set choice({ regions, stores, chosen }) {
    this.#places = { regions, stores };
    this.#chosen = { regions: new Set(chosen.regions), stores: new Set(chosen.stores) };
    const group = (/** @type {string} */ kind) =>
      html`<fieldset>
        <legend>${t(`scope.${kind}`)} <span class="chosen" data-count="${kind}"></span></legend>
        <input type="search" data-search="${kind}" id="scope-${kind}-search" placeholder="${t('scope.search')}" aria-label="${t(`scope.${kind}.search`)}" autocomplete="off" spellcheck="false">
        <div class="options" data-options="${kind}"></div>
      </fieldset>`;
    render(this, html`${group('regions')} ${group('stores')}`);
    this.#options('regions');
    this.#options('stores');
    this.oninput = ({ target }) => {
      const kind = target instanceof HTMLElement && target.dataset.search;
      if (kind) this.#options(/** @type {'regions'} */ (kind));
    };
    this.onchange = ({ target }) => {
      if (target instanceof HTMLInputElement && target.dataset.kind) this.#choose(target);
    };
    // Enter in a search is no answer to the question around it.
    this.onkeydown = (event) => {
      if (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.dataset.search) event.preventDefault();
    };
  }

  /** @returns {Chosen} */
  get value() {
    return { regions: [...this.#chosen.regions].sort(), stores: [...this.#chosen.stores].sort() };
  }

  /** @param {HTMLInputElement} box */
  #choose(box) {
    const kind = /** @type {'regions' | 'stores'} */ (box.dataset.kind);
    if (box.checked) this.#chosen[kind].add(box.value);
    else this.#chosen[kind].delete(box.value);
    this.#count(kind);
  }

  /** @param {'regions' | 'stores'} kind */
  #count(kind) {
    const count = this.#chosen[kind].size;
    /** @type {Element} */ (this.querySelector(`[data-count=${kind}]`)).textContent = count ? t('scope.chosen', { count }) : '';
  }

  /** @param {'regions' | 'stores'} kind */
  #options(kind) {
    const search = /** @type {HTMLInputElement} */ (this.querySelector(`[data-search=${kind}]`));
    const { places, more } = matching(this.#places[kind], this.#chosen[kind], search.value.trim(), SHOWN);
    const option = (/** @type {Place} */ { key, name }, /** @type {number} */ index) =>
      html`<label><input type="checkbox" id="scope-${kind}-${index}" data-kind="${kind}" value="${key}" ${this.#chosen[kind].has(key) && 'checked'}>
        <span class="place">${name}</span> ${name !== key && html`<span class="code">${key}</span>`}</label>`;
    const target = /** @type {Element} */ (this.querySelector(`[data-options=${kind}]`));
    render(target, html`${places.map(option)} ${more > 0 && html`<p class="hint">${t('scope.more', { count: more })}</p>`}`);
    // The browser keeps what somebody ticked, not what the markup said: the same markup is another choice by now.
    for (const box of target.querySelectorAll('input')) box.checked = this.#chosen[kind].has(box.value);
    this.#count(kind);
  }
}

export const registerScopePicker = () => customElements.define('scope-picker', ScopePicker);
