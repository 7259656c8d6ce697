// @ts-check
import { api, Problem } from '../lib/api.js';
import { html, render } from '../lib/html.js';
import { t } from '../lib/i18n.js';

/** Name and password. Property `expired`: somebody was here and their session has ended; event `logged-in`. */
export class LoginPage extends HTMLElement {
  expired = false;

  connectedCallback() {
    this.onsubmit = (event) => this.#submit(event);
    this.draw();
    /** @type {HTMLElement} */ (this.querySelector('input')).focus();
  }

  draw() {
    render(
      this,
      html`<header><language-switch></language-switch></header>
        <main>
          <img src="/icon.svg" alt="" width="56" height="56">
          <h1>${t('app.brand')}</h1>
          <p class="claim">${t('login.claim')}</p>
          <form novalidate>
            ${this.expired && html`<p class="expired" role="status">${t('login.expired')}</p>`}
            <label for="username">${t('login.username')}</label>
            <input id="username" name="username" autocomplete="username" autocapitalize="none" spellcheck="false" aria-describedby="login-wrong">
            <label for="password">${t('login.password')}</label>
            <input id="password" name="password" type="password" autocomplete="current-password" aria-describedby="login-wrong">
            <p class="wrong" id="login-wrong" role="alert"></p>
            <button type="submit" class="primary" id="log-in">${t('login.in')}</button>
          </form>
        </main>`,
    );
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    const data = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const [username, password] = [String(data.get('username')).trim(), String(data.get('password'))];
    if (!username || !password) return this.#wrong(t('login.missing'), username ? 'password' : 'username');
    const button = /** @type {HTMLButtonElement} */ (this.querySelector('#log-in'));
    button.disabled = true;
    try {
      await api.login(username, password);
      this.dispatchEvent(new CustomEvent('logged-in', { bubbles: true }));
    } catch (problem) {
      button.disabled = false;
      this.#wrong(reason(problem), 'password');
    }
  }

  /** @param {string} text @param {string} field where to go on */
  #wrong(text, field) {
    /** @type {Element} */ (this.querySelector('.wrong')).textContent = text;
    /** @type {HTMLElement} */ (this.querySelector(`#${field}`)).focus();
  }
}

/** @param {unknown} problem */
function reason(problem) {
  if (!(problem instanceof Problem)) throw problem;
  if (problem.status === 401) return t('login.wrong');
  if (problem.status === 429) return t('login.too_many');
  return problem.status === 0 ? t('error.offline') : `${t('error.refused')} ${problem.detail}`;
}

export const registerLoginPage = () => customElements.define('login-page', LoginPage);
