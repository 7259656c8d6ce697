// @ts-check
import { html, render } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { addDays, isDate, presetOf, presets } from '../../lib/periods.js';

/** @typedef {import('../../lib/types.js').Period} Period */

/** Named periods and free ones. Property `choice` {period, today}; event `period` (detail: Period). */
class PeriodPicker extends HTMLElement {
  /** @type {{period: Period, today: string}} */
  #choice = { period: { from: '', to: '' }, today: '' };
  #custom = false;

  connectedCallback() {
    this.onsubmit = (event) => this.#submit(event);
    this.onclick = ({ target }) => {
      const name = target instanceof Element && target.closest('button')?.dataset.preset;
      if (name) this.#choose(name);
    };
  }

  set choice(/** @type {{period: Period, today: string}} */ choice) {
    this.#choice = choice;
    this.#custom = presetOf(choice.period, choice.today) === 'custom';
    this.#draw();
  }

  #draw() {
    const { period, today } = this.#choice;
    const chosen = this.#custom ? 'custom' : presetOf(period, today);
    render(
      this,
      html`<div class="segments" role="group" aria-label="${t('period.label')}">
          ${[...Object.keys(presets(today)), 'custom'].map(
            (name) =>
              html`<button type="button" id="period-${name}" data-preset="${name}" aria-pressed="${name === chosen}">
                ${t(`period.${name}`)}
              </button>`,
          )}
        </div>
        ${this.#custom && dates(period)}`,
    );
  }

  /** @param {string} name */
  #choose(name) {
    if (name !== 'custom') return this.#send(presets(this.#choice.today)[name]);
    this.#custom = true;
    this.#draw();
    this.querySelector('input')?.focus();
  }

  /** People name the last day of a period; the address and the server name the day after it. @param {SubmitEvent} event */
  #submit(event) {
    event.preventDefault();
    const data = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const [from, last] = [String(data.get('from')), String(data.get('last'))];
    const wrong = /** @type {HTMLElement} */ (this.querySelector('.wrong'));
    const valid = isDate(from) && isDate(last) && from <= last;
    wrong.textContent = valid ? '' : t('period.wrong');
    if (valid) this.#send({ from, to: addDays(last, 1) });
  }

  /** @param {Period} period */
  #send(period) {
    this.dispatchEvent(new CustomEvent('period', { bubbles: true, detail: period }));
  }
}

/** @param {Period} period */
const dates = ({ from, to }) =>
  html`<form class="dates" novalidate>
    <label>${t('period.from')} <input type="date" id="period-from" name="from" value="${from}"></label>
    <label>${t('period.last')} <input type="date" id="period-last" name="last" value="${addDays(to, -1)}"></label>
    <button type="submit" id="period-apply">${t('period.apply')}</button>
    <p class="wrong" role="alert"></p>
  </form>`;

export const registerPeriodPicker = () => customElements.define('period-picker', PeriodPicker);
