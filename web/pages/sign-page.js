// @ts-check
import { html, render } from '../lib/html.js';
import { t, wordFor } from '../lib/i18n.js';
import { addressOf, pagesOf } from '../lib/router.js';

/** Where there is no page: the address names none, or one of others, or the account has nothing to look at. Properties `me`, `sign`. */
export class SignPage extends HTMLElement {
  /** @type {import('../lib/types.js').Me} */
  me = /** @type {any} */ (undefined);
  /** @type {string} denied, unknown or role */
  sign = 'unknown';

  connectedCallback() {
    const [first] = pagesOf(this.me);
    const role = wordFor('role', this.me.role);
    render(
      this,
      html`<main class="page sign">
        <h1 tabindex="-1">${t(`page.${this.sign}`)}</h1>
        <p>${t(`sign.${this.sign}`, { role })}</p>
        ${this.sign === 'role' && html`<p>${wordFor('role.about', this.me.role)}</p>`}
        <p><a class="button" id="sign-on" href="${addressOf(first ?? 'account')}">${t('sign.go', { page: t(`page.${first ?? 'account'}`) })}</a></p>
      </main>`,
    );
  }
}

export const registerSignPage = () => customElements.define('sign-page', SignPage);
