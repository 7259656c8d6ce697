// @ts-check
import { html, render } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';

/** One store or all. Property `choice` {store, options}; event `store` (detail: code, '' for all). */
class StoreFilter extends HTMLElement {
  connectedCallback() {
    this.onchange = ({ target }) => {
      if (!(target instanceof HTMLSelectElement)) return;
      this.dispatchEvent(new CustomEvent('store', { bubbles: true, detail: target.value }));
    };
  }

  /** @param {{store: string, options: {key: string, name: string}[]}} choice */
  set choice({ store, options }) {
    // The store of a shared address stays to be seen even when this period has no facts of it.
    const known = !store || options.some(({ key }) => key === store);
    const all = known ? options : [...options, { key: store, name: store }];
    render(
      this,
      html`<label for="store">${t('store.label')}</label>
        <select id="store">
          <option value="">${t('store.all')}</option>
          ${all.map(({ key, name }) => html`<option value="${key}" ${key === store && 'selected'}>${name}</option>`)}
        </select>`,
    );
  }
}

export const registerStoreFilter = () => customElements.define('store-filter', StoreFilter);
