// @ts-check
import { html, render } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { problemNotice } from '../notice-box/notice-box.js';

/** Something to read in the middle of the page. Use `openInfo`; event `closed`. */
class InfoDialog extends HTMLElement {
  #opener = /** @type {HTMLElement | null} */ (document.activeElement);

  /** @param {string} title @param {() => Promise<unknown>} content */
  async open(title, content) {
    render(
      this,
      html`<dialog aria-labelledby="info-title">
        <div class="info-head"><h2 id="info-title">${title}</h2><button type="button" class="quiet" data-close>${t('dialog.close')}</button></div>
        <div class="info-body" aria-busy="true"><span class="bone"></span><span class="bone"></span></div>
      </dialog>`,
    );
    const dialog = /** @type {HTMLDialogElement} */ (this.querySelector('dialog'));
    dialog.onclose = () => this.#closed();
    // On the backdrop, too: it is the dialog itself that is clicked then.
    dialog.onclick = ({ target }) => {
      if (target === dialog || (target instanceof Element && target.closest('[data-close]'))) dialog.close();
    };
    dialog.showModal();
    const body = /** @type {HTMLElement} */ (this.querySelector('.info-body'));
    try {
      render(body, html`${await content()}`);
    } catch (problem) {
      render(body, html`<notice-box></notice-box>`);
      Object.assign(/** @type {Element} */ (body.firstElementChild), { notice: { ...problemNotice(/** @type {any} */ (problem)), retry: false } });
    }
    body.setAttribute('aria-busy', 'false');
  }

  #closed() {
    this.remove();
    if (this.#opener?.isConnected) this.#opener.focus();
    this.dispatchEvent(new CustomEvent('closed'));
  }
}

/** @param {HTMLElement} page it goes with @param {string} title @param {() => Promise<unknown>} content markup, when it is there */
export function openInfo(page, title, content) {
  const dialog = new InfoDialog();
  page.append(dialog);
  dialog.open(title, content);
  return dialog;
}

export const registerInfoDialog = () => customElements.define('info-dialog', InfoDialog);
