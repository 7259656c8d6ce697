// @ts-check
import { problemNotice } from '../components/notice-box/notice-box.js';
import { api } from '../lib/api.js';
import { html, render } from '../lib/html.js';
import { format, language, t, wordFor } from '../lib/i18n.js';
import { numberStyle, STYLES, useNumberStyle } from '../lib/numbers.js';

/** As the server has it; told before somebody chooses, so that nobody is refused what they could not know. */
const SHORTEST = 12;
const LONGEST = 256;

/** Who one is here, and a new password. Property `me`; event `me-changed`. */
export class AccountPage extends HTMLElement {
  /** @type {import('../lib/types.js').Me} */
  me = /** @type {any} */ (undefined);

  connectedCallback() {
    this.onsubmit = (event) => {
      event.preventDefault();
      this.#change(new FormData(/** @type {HTMLFormElement} */ (event.target)));
    };
    this.onchange = ({ target }) => {
      if (target instanceof HTMLInputElement && target.name === 'numbers') useNumberStyle(target.value);
    };
    const field = (/** @type {string} */ name, /** @type {string} */ autocomplete) =>
      html`<label for="${name}">${t(`password.${name}`)}</label>
        <input id="${name}" name="${name}" type="password" autocomplete="${autocomplete}" maxlength="${LONGEST}" aria-describedby="password-rules password-says">`;
    render(
      this,
      html`<main class="page account">
        <div class="page-head"><h1 tabindex="-1">${t('page.account')}</h1></div>
        ${this.me.must_change_password && html`<p class="banner" role="status">${t('password.must')}</p>`}
        <div class="columns">
          <section class="card">
            <h2>${this.me.display_name}</h2>
            <dl class="facts">
              <dt>${t('people.username')}</dt><dd>${this.me.username}</dd>
              <dt>${t('people.role')}</dt><dd>${wordFor('role', this.me.role)}<span class="hint">${wordFor('role.about', this.me.role)}</span></dd>
              ${this.#scope()}
            </dl>
            ${language() === 'zh-CN' && numbers()}
          </section>
          <section class="card">
            <h2>${t('password.title')}</h2>
            <form novalidate>
              <input class="for-managers" name="username" autocomplete="username" value="${this.me.username}" readonly tabindex="-1" aria-hidden="true">
              <div class="rules" id="password-rules"><p>${t('password.rules')}</p>
                <ul><li>${t('password.rule.length', { shortest: SHORTEST, longest: LONGEST })}</li><li>${t('password.rule.common')}</li><li>${t('password.rule.name')}</li></ul></div>
              ${field('current', 'current-password')} ${field('new', 'new-password')} ${field('again', 'new-password')}
              <div class="dialog-says" id="password-says"></div>
              <button type="submit" class="primary" id="change-password">${t('password.change')}</button>
              <p class="hint">${t('password.ends')}</p>
            </form>
          </section>
        </div>
      </main>`,
    );
  }

  #scope() {
    const { regions = [], stores = [] } = this.me;
    return [
      regions.length > 0 && html`<dt>${t('scope.regions')}</dt><dd>${regions.join(t('list.comma'))}</dd>`,
      stores.length > 0 && html`<dt>${t('scope.stores')}</dt><dd>${stores.join(t('list.comma'))}</dd>`,
    ];
  }

  /** @param {FormData} data */
  async #change(data) {
    const [current, fresh, again] = ['current', 'new', 'again'].map((name) => String(data.get(name)));
    const wrong = refusal(current, fresh, again);
    if (wrong) return this.#say({ kind: 'error', title: wrong.text }, wrong.field);
    const button = /** @type {HTMLButtonElement} */ (this.querySelector('#change-password'));
    button.disabled = true;
    try {
      await api.changePassword(current, fresh);
      /** @type {HTMLFormElement} */ (this.querySelector('form')).reset();
      this.#say({ kind: 'info', title: t('password.changed') });
      this.querySelector('.banner')?.remove();
      this.dispatchEvent(new CustomEvent('me-changed', { bubbles: true }));
    } catch (problem) {
      this.#refused(/** @type {any} */ (problem));
    }
    button.disabled = false;
    return undefined;
  }

  /** @param {import('../lib/types.js').Problem} problem */
  #refused(problem) {
    const notice = { ...problemNotice(problem), retry: false };
    const field = problem.errors?.[0]?.field;
    if (field === 'current_password') return this.#say({ kind: 'error', title: t('password.wrong') }, 'current');
    return field === 'new_password' ? this.#say({ ...notice, title: t('password.refused') }, 'new') : this.#say(notice);
  }

  /** @param {object} notice @param {string} [field] where to go on */
  #say(notice, field) {
    const says = /** @type {Element} */ (this.querySelector('#password-says'));
    render(says, html`<notice-box></notice-box>`);
    Object.assign(/** @type {Element} */ (says.firstElementChild), { notice });
    if (field) /** @type {HTMLElement} */ (this.querySelector(`#${field}`)).focus();
  }
}

/** Only Chinese counts in 万 and 亿. */
const numbers = () =>
  html`<fieldset class="numbers">
    <legend>${t('numbers.title')}</legend>
    ${STYLES.map(
      (style) =>
        html`<label class="check"><input type="radio" name="numbers" id="numbers-${style}" value="${style}" ${style === numberStyle() && 'checked'}> ${t(`numbers.${style}`)}</label>`,
    )}
    <p class="hint">${t('numbers.hint')}</p>
  </fieldset>`;

/** What is wrong with them before the server is asked. @param {string} current @param {string} fresh @param {string} again */
function refusal(current, fresh, again) {
  if (!current) return { text: t('password.missing'), field: 'current' };
  const length = [...fresh].length;
  if (length < SHORTEST) return { text: t('password.short', { shortest: SHORTEST, length: format.count(length) }), field: 'new' };
  if (fresh === current) return { text: t('password.same'), field: 'new' };
  return fresh === again ? undefined : { text: t('password.differs'), field: 'again' };
}

export const registerAccountPage = () => customElements.define('account-page', AccountPage);
