// @ts-check
import { html, render } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { WALL_TOKEN } from './device.js';

/** Asks for the token of this screen. Property `refused`: why the one before is no longer good; event `token` (detail: the text). */
export class TokenForm extends HTMLElement {
  /** @type {number | undefined} */
  refused;

  connectedCallback() {
    const why = this.refused === 403 ? 'forbidden' : 'revoked';
    render(
      this,
      html`<h1>${this.refused ? t(`wall.${why}.title`) : t('wall.token.title')}</h1>
        <p class="token-says">${this.refused ? t(`wall.${why}.what`) : t('wall.token.what')}</p>
        <form novalidate>
          <label for="wall-token">${t('tokens.token')}</label>
          <input id="wall-token" name="token" autocomplete="off" autocapitalize="none" spellcheck="false" placeholder="${WALL_TOKEN}…" aria-describedby="wall-token-wrong">
          <p class="wrong" id="wall-token-wrong" role="alert"></p>
          <button type="submit" class="primary" id="wall-start">${t('wall.token.start')}</button>
        </form>`,
    );
    this.onsubmit = (event) => this.#submit(event);
    /** @type {HTMLElement} */ (this.querySelector('input')).focus();
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    event.preventDefault();
    const token = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('token')).trim();
    if (token.startsWith(WALL_TOKEN)) return this.dispatchEvent(new CustomEvent('token', { bubbles: true, detail: token }));
    /** @type {Element} */ (this.querySelector('.wrong')).textContent = t('wall.token.wrong', { start: WALL_TOKEN });
    return /** @type {HTMLElement} */ (this.querySelector('input')).focus();
  }
}

export const registerTokenForm = () => customElements.define('token-form', TokenForm);
