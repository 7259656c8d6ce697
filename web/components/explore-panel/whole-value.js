// @ts-check
import { howValue } from '../how-value/how-value.js';
import { verdict } from '../kpi-tile/verdict.js';
import { html } from '../../lib/html.js';
import { format, language, t } from '../../lib/i18n.js';
import { hasInterval, intervalText, NOTHING, sampleText } from '../../lib/value-text.js';
import { comparisonOf, differenceWord, factsAddress } from './group-rows.js';

/** @typedef {import('./group-rows.js').Shown} Shown */

/** The number of all that the filters let pass, and what it is held against. @param {import('../../lib/types.js').Values | undefined} answer @param {Shown} shown */
export function wholeValue(answer, shown) {
  const { kpi, state, mayReadRows } = shown;
  const row = answer?.rows[0];
  if (!row) return html`<p class="whole-figure"><span class="bone"></span></p>`;
  const value = row.values[kpi.id] ?? NOTHING;
  const sample = value.suppressed ? t('suppressed.why') : sampleText(value);
  const toRows = mayReadRows && state.view !== 'rows' && value.n;
  return html`<div class="whole-main">
      <p class="whole-name">${kpi.name[language()]}</p>
      <p class="whole-figure">${howValue(kpi, value, row)}</p>
      <p class="whole-sample">${toRows ? html`<a id="explore-rows" href="${factsAddress(shown)}">${sample} · ${t('explore.to_rows')}</a>` : sample}
        ${hasInterval(value) && html`<span>${t('interval', { range: intervalText(kpi, value) })}</span>`}</p>
    </div>
    <dl class="whole-changes">${['previous', 'year_ago', 'target', state.compare].filter((name, at, all) => name && all.indexOf(name) === at).map((name) => held(name, value, shown))}</dl>`;
}

/** @param {string} name @param {import('../../lib/types.js').Value} value @param {Shown} shown */
function held(name, value, { kpi }) {
  const comparison = comparisonOf(value, name);
  // A target that nobody set is no news.
  if (!comparison || comparison.value === null && !comparison.suppressed) return false;
  const { tone, arrow, text, word } = verdict(kpi, comparison);
  return html`<div data-tone="${tone}"><dt>${t(`compare.${name}`)}</dt>
    <dd>${format.kpi(comparison.value, kpi)} <span class="moved" data-tone="${tone}">${arrow} ${text}</span> <span class="muted">${differenceWord(name, word)}</span></dd></div>`;
}
