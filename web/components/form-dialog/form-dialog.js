// @ts-check
import { html, render } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { problemNotice } from '../notice-box/notice-box.js';

/**
 * @typedef {object} Form
 * @property {string} title
 * @property {unknown} body markup: the fields, or what is about to happen
 * @property {string} submit
 * @property {boolean} [danger] what can not be undone
 * @property {(body: HTMLElement) => void} [ready] gives the fields what markup can not
 * @property {(data: FormData, body: HTMLElement) => string | undefined} [check] what is wrong before anything is sent
 * @property {(data: FormData, body: HTMLElement) => Promise<unknown>} send
 *   does it; markup that it answers is shown before the dialog closes, as it will not be shown again
 * @property {() => void} [done] afterwards
 */

/** A question in the middle of the page: closes when what it asks for is done, else says why not. Use `openDialog`. */
class FormDialog extends HTMLElement {
  /** @type {Form} */
  #form = /** @type {any} */ (undefined);
  #sent = false;
  #opener = document.activeElement?.id ?? '';

  /** @param {Form} form */
  open(form) {
    this.#form = form;
    this.#frame();
    form.ready?.(this.#part('.dialog-body'));
    const dialog = this.#dialog();
    dialog.onclose = () => this.#closed();
    // What is shown once must not be lost by a key pressed in passing, nor what was sent be thought not to have been.
    dialog.oncancel = (event) => this.#held() && event.preventDefault();
    this.onclick = ({ target }) => {
      if (target instanceof Element && target.closest('[data-close]')) dialog.close();
    };
    this.onsubmit = (event) => {
      event.preventDefault();
      this.#submit(new FormData(/** @type {HTMLFormElement} */ (event.target)));
    };
    dialog.showModal();
  }

  #frame() {
    const { title, body, submit, danger } = this.#form;
    render(
      this,
      html`<dialog aria-labelledby="dialog-title">
        <form novalidate>
          <h2 id="dialog-title">${title}</h2>
          <div class="dialog-body">${body}</div>
          <div class="dialog-says"></div>
          <div class="dialog-actions">
            <button type="button" class="quiet" data-close>${t('dialog.cancel')}</button>
            <button type="submit" class="${danger ? 'danger' : 'primary'}" id="dialog-submit">${submit}</button>
          </div>
        </form>
      </dialog>`,
    );
  }

  /** @param {FormData} data */
  async #submit(data) {
    const body = this.#part('.dialog-body');
    const wrong = this.#form.check?.(data, body);
    if (wrong) return this.#say({ kind: 'error', title: wrong });
    const button = /** @type {HTMLButtonElement} */ (this.#part('#dialog-submit'));
    button.disabled = true;
    try {
      const once = await this.#form.send(data, body);
      this.#sent = true;
      if (once) return this.#once(once);
      this.#dialog().close();
    } catch (problem) {
      button.disabled = false;
      this.#say({ ...problemNotice(/** @type {any} */ (problem)), retry: false });
    }
    return undefined;
  }

  /** @param {unknown} markup */
  #once(markup) {
    render(this.#part('.dialog-says'), html``);
    render(this.#part('.dialog-body'), html`${markup}`);
    render(this.#part('.dialog-actions'), html`<button type="button" class="primary" id="dialog-done" data-close>${t('dialog.done')}</button>`);
    this.#part('#dialog-done').focus();
  }

  /** @param {object} notice */
  #say(notice) {
    render(this.#part('.dialog-says'), html`<notice-box></notice-box>`);
    Object.assign(this.#part('.dialog-says notice-box'), { notice });
    this.#part('.dialog-says').scrollIntoView({ block: 'nearest' });
  }

  #held() {
    return this.#sent || /** @type {HTMLButtonElement | null} */ (this.querySelector('#dialog-submit'))?.disabled;
  }

  #closed() {
    this.remove();
    document.getElementById(this.#opener)?.focus();
    if (this.#sent) this.#form.done?.();
  }

  #dialog() {
    return /** @type {HTMLDialogElement} */ (this.querySelector('dialog'));
  }

  /** @param {string} selector */
  #part(selector) {
    return /** @type {HTMLElement} */ (this.querySelector(selector));
  }
}

/** Asks on a page, and goes with it. @param {HTMLElement} page @param {Form} form */
export function openDialog(page, form) {
  const dialog = new FormDialog();
  page.append(dialog);
  dialog.open(form);
}

export const registerFormDialog = () => customElements.define('form-dialog', FormDialog);
