// @ts-check
import { html, render } from '../../lib/html.js';
import { format, language, t } from '../../lib/i18n.js';
import { sparkline } from '../../lib/sparkline.js';
import { hasInterval, intervalText, kpiValue, sampleText } from '../../lib/value-text.js';
import { against, verdict } from './verdict.js';

/** @typedef {import('../../lib/types.js').Kpi} Kpi @typedef {import('../../lib/types.js').Value & Partial<import('../../lib/types.js').Headline>} Value */

/** One headline number with how sure it is and how it moved. Property `tile`, attribute `data-tile` (the KPI's id); events `select-kpi`, `how-computed` (detail: id). */
class KpiTile extends HTMLElement {
  connectedCallback() {
    this.onclick = ({ target }) => {
      const button = target instanceof Element && target.closest('button');
      if (!button) return;
      const name = button.matches('.name') ? 'select-kpi' : 'how-computed';
      this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail: this.dataset.tile }));
    };
    this.onkeydown = ({ key, target }) => {
      // Escape puts the open definition away.
      if (key === 'Escape' && target instanceof HTMLElement) target.blur();
    };
  }

  /** @param {{kpi: Kpi, value?: Value, selected: boolean, stale: boolean, address: string}} tile without a value it is still loading; the address takes it apart */
  set tile({ kpi, value, selected, stale, address }) {
    this.classList.toggle('is-selected', selected);
    this.classList.toggle('is-stale', stale);
    this.setAttribute('aria-busy', String(stale || !value));
    render(this, html`${head(kpi, selected, address)} ${value ? body(kpi, value) : skeleton()}`);
  }
}

/** @param {Value} value */
const isRunning = ({ previous, year_ago }) => previous?.running ?? year_ago?.running ?? false;

/** @param {Kpi} kpi @param {boolean} selected @param {string} address */
function head(kpi, selected, address) {
  return html`<div class="head">
    <h3><button type="button" class="name" id="tile-${kpi.id}" aria-pressed="${selected}">${kpi.name[language()]}</button></h3>
    <button type="button" class="info" id="info-${kpi.id}" aria-label="${t('tile.definition', { kpi: kpi.name[language()] })}"
      aria-describedby="definition-${kpi.id}"><span aria-hidden="true">?</span></button>
    ${address && html`<a class="apart" id="apart-${kpi.id}" href="${address}" title="${t('tile.apart')}" aria-label="${t('tile.apart.of', { kpi: kpi.name[language()] })}"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M9 5l7 7-7 7"></path></svg></a>`}
    <p class="definition" role="tooltip" id="definition-${kpi.id}">${kpi.description[language()]}</p>
  </div>`;
}

/** @param {Kpi} kpi @param {Value} value */
function body(kpi, value) {
  return html`<p class="value">${kpiValue(kpi, value)} ${value.grade && html`<span class="grade">${value.grade.name}</span>`} ${isRunning(value) && html`<span class="chip">${t('running')}</span>`}</p>
    <p class="sure">
      <span>${value.suppressed ? t('suppressed.why') : sampleText(value)}</span>
      ${hasInterval(value) && html`<span>${t('interval', { range: intervalText(kpi, value) })}</span>`}
    </p>
    ${target(kpi, value.target)}
    ${curve(kpi, value.sparkline ?? [], value.target?.value ?? null)}
    <dl class="changes">
      ${change(t('tile.previous'), kpi, value.previous)} ${change(t('tile.year_ago'), kpi, value.year_ago)}
    </dl>`;
}

/** @param {Kpi} kpi @param {import('../../lib/types.js').Point[]} points @param {number | null} target */
function curve(kpi, points, target) {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  if (!values.length) return sparkline(points, '');
  const [low, high] = [Math.min(...values), Math.max(...values)].map((value) => format.kpi(value, kpi));
  return sparkline(points, t('tile.sparkline', { days: points.length, low, high }), target);
}

/** One line, also where there is no target: the numbers of a row stand side by side. @param {Kpi} kpi @param {import('../../lib/types.js').Comparison | undefined} comparison */
function target(kpi, comparison) {
  if (!comparison || comparison.value === null) return html`<p class="target"></p>`;
  const { tone, word } = against(comparison);
  const { arrow, text } = verdict(kpi, comparison);
  return html`<p class="target" data-tone="${tone}">
    <span>${t('tile.target', { target: format.kpi(comparison.value, kpi) })}</span>
    <span class="amount"><span class="arrow" aria-hidden="true">${arrow}</span> ${text} ${t(word)}</span>
  </p>`;
}

/** @param {string} label @param {Kpi} kpi @param {import('../../lib/types.js').Comparison | undefined} comparison */
function change(label, kpi, comparison) {
  const { tone, arrow, word, text } = verdict(kpi, comparison);
  return html`<div class="change" data-tone="${tone}">
    <dt>${label}</dt>
    <dd>
      <span class="amount"><span class="arrow" aria-hidden="true">${arrow}</span> ${text}</span>
      <span class="word">${t(word)}</span>
    </dd>
  </div>`;
}

const skeleton = () =>
  html`<p class="value"><span class="bone"></span></p>
    <p class="sure"><span class="bone"></span></p>
    <div class="changes"><span class="bone"></span><span class="bone"></span></div>`;

export const registerKpiTile = () => customElements.define('kpi-tile', KpiTile);
