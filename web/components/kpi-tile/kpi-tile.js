// @ts-check
import { html, render } from '../../lib/html.js';
import { format, language, t } from '../../lib/i18n.js';
import { sparkline } from '../../lib/sparkline.js';
import { hasInterval, intervalText, kpiValue, sampleText } from '../../lib/value-text.js';
import { verdict } from './verdict.js';

/** @typedef {import('../../lib/types.js').Kpi} Kpi @typedef {import('../../lib/types.js').Value & Partial<import('../../lib/types.js').Headline>} Value */

/** One headline number with how sure it is and how it moved. Property `tile`, attribute `data-tile` (the KPI's id); event `select-kpi` (detail: id). */
class KpiTile extends HTMLElement {
  connectedCallback() {
    this.onclick = ({ target }) => {
      if (!(target instanceof Element && target.closest('.name'))) return;
      this.dispatchEvent(new CustomEvent('select-kpi', { bubbles: true, detail: this.dataset.tile }));
    };
    this.onkeydown = ({ key, target }) => {
      // Escape puts the open definition away.
      if (key === 'Escape' && target instanceof HTMLElement) target.blur();
    };
  }

  /** @param {{kpi: Kpi, value?: Value, selected: boolean, stale: boolean}} tile without a value it is still loading */
  set tile({ kpi, value, selected, stale }) {
    this.classList.toggle('is-selected', selected);
    this.classList.toggle('is-stale', stale);
    this.setAttribute('aria-busy', String(stale || !value));
    render(this, html`${head(kpi, selected)} ${value ? body(kpi, value) : skeleton()}`);
  }
}

/** @param {Value} value */
const isRunning = ({ previous, year_ago }) => previous?.running ?? year_ago?.running ?? false;

/** @param {Kpi} kpi @param {boolean} selected */
function head(kpi, selected) {
  return html`<div class="head">
    <h3><button type="button" class="name" id="tile-${kpi.id}" aria-pressed="${selected}">${kpi.name[language()]}</button></h3>
    <button type="button" class="info" id="info-${kpi.id}" aria-label="${t('tile.definition', { kpi: kpi.name[language()] })}"
      aria-describedby="definition-${kpi.id}"><span aria-hidden="true">?</span></button>
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
    ${curve(kpi, value.sparkline ?? [])}
    <dl class="changes">
      ${change(t('tile.previous'), kpi, value.previous)} ${change(t('tile.year_ago'), kpi, value.year_ago)}
    </dl>`;
}

/** @param {Kpi} kpi @param {import('../../lib/types.js').Point[]} points */
function curve(kpi, points) {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  if (!values.length) return sparkline(points, '');
  const [low, high] = [Math.min(...values), Math.max(...values)].map((value) => format.kpi(value, kpi));
  return sparkline(points, t('tile.sparkline', { days: points.length, low, high }));
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
