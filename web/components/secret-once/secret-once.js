// @ts-check
import { html, render } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';

/** A password or token that is shown this one time, with a way to take it along. Attributes `value` and `label`; of several on a page, each has a `name` and a `hint` of its own. */
class SecretOnce extends HTMLElement {
  connectedCallback() {
    const name = this.getAttribute('name') ?? 'secret';
    render(
      this,
      html`<label for="${name}-value">${this.getAttribute('label')}</label>
        <div class="secret">
          <input id="${name}-value" readonly autocomplete="off" spellcheck="false" value="${this.getAttribute('value')}">
          <button type="button" id="${name}-copy">${t('secret.copy')}</button>
        </div>
        <p class="secret-says" role="status"></p>
        <p class="hint">${this.getAttribute('hint') ?? t('secret.hint')}</p>`,
    );
    this.onclick = ({ target }) => {
      if (target instanceof Element && target.id === `${name}-copy`) this.#copy();
    };
  }

  async #copy() {
    const input = /** @type {HTMLInputElement} */ (this.querySelector('input'));
    const copied = await toClipboard(input);
    /** @type {Element} */ (this.querySelector('.secret-says')).textContent = t(copied ? 'secret.copied' : 'secret.not_copied');
  }
}

/** The clipboard is there only over HTTPS and on the own machine; elsewhere the older way. @param {HTMLInputElement} input */
async function toClipboard(input) {
  input.focus();
  input.select();
  try {
    await navigator.clipboard.writeText(input.value);
    return true;
  } catch {
    return document.execCommand('copy');
  }
}

export const registerSecretOnce = () => customElements.define('secret-once', SecretOnce);
