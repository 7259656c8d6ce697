// @ts-check
import { verdict } from '../../components/kpi-tile/verdict.js';
import { html } from '../../lib/html.js';
import { language, t } from '../../lib/i18n.js';
import { sparkline } from '../../lib/sparkline.js';
import { kpiValue, sampleText } from '../../lib/value-text.js';

/** @typedef {import('../../lib/types.js').Headline} Headline @typedef {import('../../lib/types.js').Kpi} Kpi */

/** The headline numbers; the first one is above the others. @type {import('./views.js').View} */
export const tiles = {
  has: ({ overview }) => overview.headline.some(({ n }) => n !== 0),
  title: () => t('wall.view.tiles'),
  content: ({ overview, kpis }) => html`<div class="wall-tiles">${overview.headline.map((value) => kpis.has(value.kpi) && tile(/** @type {Kpi} */ (kpis.get(value.kpi)), value))}</div>`,
};

/** @param {Kpi} kpi @param {Headline} value */
function tile(kpi, value) {
  const { tone, arrow, word, text } = verdict(kpi, value.previous);
  return html`<article class="wall-tile" data-tile="${kpi.id}">
    <h2>${kpi.name[language()]}</h2>
    <p class="figure">${kpiValue(kpi, value)} ${value.grade && html`<span class="grade">${value.grade.name}</span>`}</p>
    <p class="moved" data-tone="${tone}">${value.previous && html`<span>${t('tile.previous')}</span> <b><span aria-hidden="true">${arrow}</span> ${text}</b> <span>${t(word)}</span>`}</p>
    <p class="sample">${sampleText(value)}</p>
    ${sparkline(value.sparkline, kpi.name[language()])}
  </article>`;
}
