// @ts-check
import { html, render } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';

/** @param {import('../../lib/types.js').Problem} problem the notice for a failed request */
export function problemNotice(problem) {
  const title = problem.status === 0 ? t('error.offline') : problem.status < 500 ? t('error.refused') : t('error.server');
  const fields = problem.errors?.map(({ field, message }) => `${field}: ${message}`) ?? [];
  return { kind: 'error', title, lines: [problem.status ? problem.detail : '', ...fields].filter(Boolean), retry: true };
}

/**
 * A sentence where data would be: nothing found, something failed, something to know.
 * Property `notice` {kind: error|empty|info, title, lines, retry}; event `retry`.
 */
class NoticeBox extends HTMLElement {
  connectedCallback() {
    this.onclick = ({ target }) => {
      if (target instanceof HTMLButtonElement) this.dispatchEvent(new CustomEvent('retry', { bubbles: true }));
    };
  }

  /** @param {{kind: string, title: string, lines?: string[], retry?: boolean}} notice */
  set notice({ kind, title, lines = [], retry = false }) {
    this.dataset.kind = kind;
    this.setAttribute('role', kind === 'error' ? 'alert' : 'status');
    render(
      this,
      html`<svg class="sign" viewBox="0 0 24 24" aria-hidden="true">${SIGNS[kind]}</svg>
        <div>
          <p class="title">${title}</p>
          ${lines.map((line) => html`<p>${line}</p>`)}
          ${retry && html`<button type="button" class="quiet">${t('error.retry')}</button>`}
        </div>`,
    );
  }
}

/** @type {Record<string, unknown>} */
const SIGNS = {
  error: html`<path d="M12 3 2.5 20h19L12 3Z"></path><path d="M12 10v4.5M12 17v.5"></path>`,
  empty: html`<path d="M4 13l3-8h10l3 8v6H4v-6Z"></path><path d="M4 13h5a3 3 0 0 0 6 0h5"></path>`,
  info: html`<circle cx="12" cy="12" r="9"></circle><path d="M12 11v6M12 7v.5"></path>`,
};

export const registerNoticeBox = () => customElements.define('notice-box', NoticeBox);
