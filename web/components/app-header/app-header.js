// @ts-check
import { html, render } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';

/** Brand, language, who is here. Property `me`; event `log-out`. */
class AppHeader extends HTMLElement {
  connectedCallback() {
    this.onclick = ({ target }) => {
      if (target instanceof Element && target.id === 'log-out') this.dispatchEvent(new CustomEvent('log-out', { bubbles: true }));
    };
  }

  /** @param {import('../../lib/types.js').Me | undefined} me */
  set me(me) {
    render(
      this,
      html`<div class="bar">
        <div class="brand">
          <img src="/icon.svg" alt="" width="32" height="32">
          <span class="brand-name">${t('app.brand')}</span>
          ${me && me.organisation !== t('app.brand') && html`<span class="organisation">${me.organisation}</span>`}
        </div>
        <language-switch></language-switch>
        <div class="person">
          <span class="person-name">${me?.display_name}</span>
          <button type="button" class="quiet" id="log-out">${t('login.out')}</button>
        </div>
      </div>`,
    );
  }
}

export const registerAppHeader = () => customElements.define('app-header', AppHeader);
