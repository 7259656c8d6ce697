// @ts-check
import { html, render } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';

/** One region or all. Property `choice` {region, options}; event `region` (detail: code, '' for all). */
class RegionFilter extends HTMLElement {
  connectedCallback() {
    this.onchange = ({ target }) => {
      if (!(target instanceof HTMLSelectElement)) return;
      this.dispatchEvent(new CustomEvent('region', { bubbles: true, detail: target.value }));
    };
  }

  /** @param {{region: string, options: {key: string, name: string}[]}} choice */
  set choice({ region, options }) {
    // The region of a shared address stays to be seen even when this period has no facts of it.
    const known = !region || options.some(({ key }) => key === region);
    const all = known ? options : [...options, { key: region, name: region }];
    render(
      this,
      html`<label for="region">${t('region.label')}</label>
        <select id="region">
          <option value="">${t('region.all')}</option>
          ${all.map(({ key, name }) => html`<option value="${key}" ${key === region && 'selected'}>${name}</option>`)}
        </select>`,
    );
  }
}

export const registerRegionFilter = () => customElements.define('region-filter', RegionFilter);
