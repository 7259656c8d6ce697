// @ts-check
import { html, render } from '../../lib/html.js';
import { format, instantText, language, t } from '../../lib/i18n.js';
import { hasInterval, intervalText, kpiValue, sampleText } from '../../lib/value-text.js';
import { problemNotice } from '../notice-box/notice-box.js';

/** @typedef {import('../../lib/types.js').Kpi} Kpi @typedef {import('../../lib/types.js').Values} Values */

/** How a number came about, in the server's own sentence. Use `openHowComputed`. */
class HowComputed extends HTMLElement {
  #opener = document.activeElement?.id ?? '';

  /** @param {Kpi} kpi @param {() => Promise<Values>} ask for the one value, with its explanation */
  async open(kpi, ask) {
    render(
      this,
      html`<dialog aria-labelledby="how-title">
        <h2 id="how-title">${t('how.title', { kpi: kpi.name[language()] })}</h2>
        <div class="how-body" aria-live="polite"><span class="bone"></span></div>
        <div class="dialog-actions"><button type="button" class="primary" id="how-done">${t('how.close')}</button></div>
      </dialog>`,
    );
    const dialog = /** @type {HTMLDialogElement} */ (this.querySelector('dialog'));
    dialog.onclose = () => {
      this.remove();
      document.getElementById(this.#opener)?.focus();
    };
    this.onclick = ({ target }) => {
      if (target instanceof Element && (target === dialog || target.closest('#how-done'))) dialog.close();
    };
    dialog.showModal();
    const place = /** @type {Element} */ (this.querySelector('.how-body'));
    try {
      render(place, facts(kpi, await ask()));
    } catch (problem) {
      render(place, html`<notice-box></notice-box>`);
      Object.assign(/** @type {Element} */ (place.firstElementChild), { notice: { ...problemNotice(/** @type {any} */ (problem)), retry: false } });
    }
  }
}

/** @param {Kpi} kpi @param {Values} answer */
function facts(kpi, { rows, zone }) {
  const value = rows[0]?.values[kpi.id];
  const how = value?.explanation;
  if (!value || !how) return html`<p>${t('tile.no_data')}</p>`;
  const fact = (/** @type {string} */ name, /** @type {unknown} */ text) => html`<dt>${t(`how.${name}`)}</dt><dd>${text}</dd>`;
  return html`<p class="how-value">${kpiValue(kpi, value)} <span>${sampleText(value)}</span></p>
    <p class="how-sentence">${how.sentence}</p>
    <dl class="facts">
      ${fact('definition', how.definition)} ${hasInterval(value) && fact('interval', intervalText(kpi, value))}
      ${how.excluded !== null && fact('excluded', format.count(how.excluded))} ${fact('as_of', instantText(how.as_of, zone, 'medium'))}
      ${fact('rules', how.rules_version)}
    </dl>`;
}

/** Shows it on a page, and goes with it. @param {HTMLElement} page @param {Kpi} kpi @param {() => Promise<Values>} ask */
export function openHowComputed(page, kpi, ask) {
  const dialog = new HowComputed();
  page.append(dialog);
  return dialog.open(kpi, ask);
}

export const registerHowComputed = () => customElements.define('how-computed', HowComputed);
