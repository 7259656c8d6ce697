// @ts-check
import { html, render } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { addressOf } from '../../lib/router.js';

/** @typedef {{me?: import('../../lib/types.js').Me, page: string, pages: string[]}} View */

/** Brand, the pages that may be opened, language, who is here. Property `view`; event `log-out`. */
class AppHeader extends HTMLElement {
  connectedCallback() {
    this.onclick = ({ target }) => {
      if (target instanceof Element && target.id === 'log-out') this.dispatchEvent(new CustomEvent('log-out', { bubbles: true }));
    };
  }

  /** @param {View} view */
  set view({ me, page, pages }) {
    render(
      this,
      html`<div class="bar">
        <div class="brand">
          <img src="/icon.svg" alt="" width="32" height="32">
          <span class="brand-name">${t('app.brand')}</span>
          ${me && me.organisation !== t('app.brand') && html`<span class="organisation">${me.organisation}</span>`}
        </div>
        ${pages.length > 1 && html`<nav aria-label="${t('nav.label')}">${pages.map((name) => link(name, page))}</nav>`}
        <language-switch></language-switch>
        <div class="person">
          ${me && html`<a class="person-name" id="nav-account" href="${addressOf('account')}" title="${t('page.account')}" aria-current="${current('account', page)}"><svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="8" r="4"></circle><path d="M4 21c0-4.5 3.5-7 8-7s8 2.5 8 7"></path></svg><span>${me.display_name}</span></a>`}
          <button type="button" class="quiet" id="log-out">${t('login.out')}</button>
        </div>
      </div>`,
    );
    this.querySelector('nav [aria-current=page]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
}

/** @param {string} name @param {string} page the one that is open */
const current = (name, page) => (name === page ? 'page' : 'false');

/** @param {string} name @param {string} page */
const link = (name, page) =>
  html`<a id="nav-${name}" href="${addressOf(name)}" aria-current="${current(name, page)}">${t(`page.${name}`)}</a>`;

export const registerAppHeader = () => customElements.define('app-header', AppHeader);
