// @ts-check
import { html, render } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';

/** Files of what is shown. Property `formats`; event `download` (detail: the format); `busy` and `failed` say how it goes. */
class DownloadButtons extends HTMLElement {
  connectedCallback() {
    this.onclick = ({ target }) => {
      const format = target instanceof Element && target.closest('button')?.dataset.format;
      if (format) this.dispatchEvent(new CustomEvent('download', { bubbles: true, detail: format }));
    };
  }

  /** @param {string[]} formats */
  set formats(formats) {
    render(
      this,
      html`<span class="muted">${t('download.label')}</span>
        ${formats.map((format) => html`<button type="button" class="quiet" id="download-${format}" data-format="${format}" aria-label="${t('download.as', { format: format.toUpperCase() })}">${format.toUpperCase()}</button>`)}
        <span class="said" role="status"></span>`,
    );
  }

  /** @param {boolean} busy */
  set busy(busy) {
    for (const button of this.querySelectorAll('button')) button.disabled = busy;
  }

  /** @param {string} text what went wrong, or '' */
  set failed(text) {
    const said = this.querySelector('.said');
    if (said) said.textContent = text;
  }
}

export const registerDownloadButtons = () => customElements.define('download-buttons', DownloadButtons);
