// @ts-check
import { api } from '../../lib/api.js';
import { html, render } from '../../lib/html.js';
import { instantText, t } from '../../lib/i18n.js';
import { periodText } from '../../lib/report-periods.js';
import { problemNotice } from '../notice-box/notice-box.js';

/** @typedef {import('../../lib/types.js').Verdict} Verdict */

/** As much as the server takes. */
const LARGEST = 200 * 1024 * 1024;

/** A file is dropped or chosen, and the server says whether it is one that it has issued. Property `zone`. */
class ReportCheck extends HTMLElement {
  zone = 'UTC';
  #asked = 0;

  connectedCallback() {
    render(
      this,
      html`<label class="drop" for="report-file"><strong>${t('reports.check.drop')}</strong><span class="hint">${t('reports.check.hint')}</span>
          <input type="file" id="report-file" accept=".pdf,.xlsx,.html"></label>
        <div class="check-says" role="status"></div>`,
    );
    const over = (/** @type {boolean} */ is) => this.querySelector('.drop')?.classList.toggle('is-over', is);
    this.ondragover = (event) => {
      event.preventDefault();
      over(true);
    };
    this.ondragleave = () => over(false);
    this.ondrop = (event) => {
      event.preventDefault();
      over(false);
      const file = event.dataTransfer?.files[0];
      if (file) this.#check(file);
    };
    this.onchange = ({ target }) => {
      const file = target instanceof HTMLInputElement && target.files?.[0];
      if (file) this.#check(file);
    };
  }

  /** @param {File} file */
  async #check(file) {
    const asked = ++this.#asked;
    if (file.size > LARGEST) return this.#say(html`<p class="wrong">${t('reports.check.too_large', { file: file.name })}</p>`);
    this.#say(html`<p class="hint">${t('reports.check.asking', { file: file.name })}</p>`);
    try {
      const verdict = await api.verifyReport(file);
      if (asked === this.#asked) this.#say(this.#verdict(verdict, file.name));
    } catch (problem) {
      if (asked !== this.#asked) return;
      this.#say(html`<notice-box></notice-box>`);
      Object.assign(/** @type {Element} */ (this.querySelector('.check-says notice-box')), { notice: { ...problemNotice(/** @type {any} */ (problem)), retry: false } });
    }
  }

  /** @param {Verdict} verdict @param {string} file */
  #verdict({ status, report }, file) {
    const issued = report?.file && t('reports.check.at', { instant: instantText(report.file.issued_at, this.zone) });
    const facts = report ? [t('reports.number', { number: report.number }), periodText(report.period), report.scope, issued] : [];
    return html`<div class="finding" data-status="${status}"><svg class="sign" viewBox="0 0 24 24" aria-hidden="true">${SIGNS[status]}</svg>
      <div><p><strong>${t(`reports.check.${status}`)}</strong></p><p>${t(`reports.check.${status}.what`)}</p><p class="hint">${[file, ...facts].filter(Boolean).join(' · ')}</p></div></div>`;
  }

  /** @param {ReturnType<typeof html>} markup */
  #say(markup) {
    render(/** @type {Element} */ (this.querySelector('.check-says')), markup);
  }
}

/** Told apart without colours, too. @type {Record<string, unknown>} */
const SIGNS = {
  issued: html`<circle cx="12" cy="12" r="9"></circle><path d="M7.5 12.5l3 3 6-6.5"></path>`,
  altered: html`<path d="M12 3 2.5 20h19L12 3Z"></path><path d="M12 10v4.5M12 17v.5"></path>`,
  unknown: html`<circle cx="12" cy="12" r="9"></circle><path d="M9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.4-1 .8-1 1.7M12 16.5v.5"></path>`,
};

export const registerReportCheck = () => customElements.define('report-check', ReportCheck);
