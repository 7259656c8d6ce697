// @ts-check
import { problemNotice } from '../components/notice-box/notice-box.js';
import { openDialog } from '../components/form-dialog/form-dialog.js';
import { api } from '../lib/api.js';
import { html, render } from '../lib/html.js';
import { format, t, wordFor } from '../lib/i18n.js';
import { saveAs } from '../lib/save.js';

/**
 * What is kept of one customer, handed out or erased. The identifier is in the field and in the body of the request, and
 * nowhere else: not in the address, not in what is stored, not in a file's name. Property `me`.
 */
export class CustomerPage extends HTMLElement {
  connectedCallback() {
    render(
      this,
      html`<main class="page customer">
        <div class="page-head"><h1 tabindex="-1">${t('page.customer')}</h1><p class="lead">${t('customer.lead')}</p></div>
        <form class="card" novalidate>
          <label for="customer">${t('customer.identifier')}</label>
          <input id="customer" autocomplete="off" autocapitalize="none" autocorrect="off" spellcheck="false" maxlength="200" aria-describedby="customer-hint">
          <p class="hint" id="customer-hint">${t('customer.hint')}</p>
          <div class="actions">
            <button type="submit" class="primary" id="customer-export">${t('customer.export')}</button>
            <button type="button" class="danger-quiet" id="customer-erase">${t('customer.erase')}</button>
          </div>
        </form>
        <div class="page-says" role="status"></div>
      </main>`,
    );
    this.onsubmit = (event) => {
      // A question in a dialog is sent by the dialog itself.
      if (/** @type {Element} */ (event.target).closest('dialog')) return;
      event.preventDefault();
      this.#export();
    };
    this.onclick = ({ target }) => {
      if (target instanceof Element && target.id === 'customer-erase') this.#askToErase();
    };
  }

  #identifier() {
    const field = /** @type {HTMLInputElement} */ (this.querySelector('#customer'));
    const identifier = field.value.trim();
    if (!identifier) {
      this.#say({ kind: 'error', title: t('customer.missing') });
      field.focus();
    }
    return identifier;
  }

  async #export() {
    const identifier = this.#identifier();
    if (!identifier) return;
    const button = /** @type {HTMLButtonElement} */ (this.querySelector('#customer-export'));
    button.disabled = true;
    try {
      const kept = await api.exportCustomer(identifier);
      saveAs(new Blob([JSON.stringify(kept, null, 2)], { type: 'application/json' }), 'customer-data.json');
      this.#say({ kind: 'info', title: t('customer.exported'), lines: counts(kept.totals) });
    } catch (problem) {
      this.#failed(problem);
    }
    button.disabled = false;
  }

  #askToErase() {
    const identifier = this.#identifier();
    if (!identifier) return;
    openDialog(this, {
      title: t('customer.erase.title'),
      danger: true,
      submit: t('customer.erase.submit'),
      body: html`<p>${t('customer.erase.what')}</p><p>${t('customer.erase.kept')}</p><p>${t('customer.erase.sources')}</p>
        <label for="customer-again">${t('customer.erase.again')}</label>
        <input id="customer-again" name="again" autocomplete="off" autocapitalize="none" spellcheck="false">`,
      check: (data) => (String(data.get('again')).trim() === identifier ? undefined : t('customer.erase.differs')),
      send: async () => {
        const { reference, erased } = await api.eraseCustomer(identifier);
        /** @type {HTMLInputElement} */ (this.querySelector('#customer')).value = '';
        this.#say({ kind: 'info', title: t('customer.erased', { reference }), lines: counts(erased) });
      },
    });
  }

  /** @param {unknown} problem */
  #failed(problem) {
    const { status } = /** @type {{status?: number}} */ (problem);
    this.#say(status === 404 ? { kind: 'empty', title: t('customer.unknown') } : { ...problemNotice(/** @type {any} */ (problem)), retry: false });
  }

  /** @param {object} notice */
  #say(notice) {
    const says = /** @type {Element} */ (this.querySelector('.page-says'));
    render(says, html`<notice-box></notice-box>`);
    Object.assign(/** @type {Element} */ (says.firstElementChild), { notice });
  }
}

/** How much of what. @param {Record<string, number>} found */
const counts = (found) => Object.entries(found).map(([kind, n]) => t('customer.count', { kind: wordFor('kind', kind), n: format.count(n) }));

export const registerCustomerPage = () => customElements.define('customer-page', CustomerPage);
