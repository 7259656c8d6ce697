// @ts-check
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { INDEX, TILES } from './queries.js';

/** Where everything stands on the first screen: what matters most comes first. @param {(kpi: string) => boolean} offers whether there is such a number */
export function dashboardFrame(offers) {
  const group = (/** @type {keyof typeof TILES} */ name) =>
    html`<section aria-labelledby="tiles-${name}">
      <h2 id="tiles-${name}">${t(`tiles.${name}`)}</h2>
      <div class="tiles">${TILES[name].map((id) => offers(id) && html`<kpi-tile data-tile="${id}"></kpi-tile>`)}</div>
    </section>`;
  return html`<main>
    <div class="title">
      <h1 tabindex="-1">${t('dashboard.title')}</h1>
      <p class="period"></p>
      <p class="as-of"><span role="status"></span> <span class="live"></span></p>
    </div>
    <div class="filters"><period-picker></period-picker><region-filter></region-filter></div>
    <div class="says"></div>
    <alert-strip role="region" aria-label="${t('alerts.label')}"></alert-strip>
    ${offers(INDEX) && html`<div class="index"><kpi-tile data-tile="${INDEX}"></kpi-tile><overview-card data-card="index"></overview-card></div>`}
    <div class="headlines">${group('voice')} ${group('service')}</div>
    <div class="cards"><overview-card data-card="problems"></overview-card><overview-card data-card="stores"></overview-card><overview-card data-card="cities"></overview-card></div>
    <div class="panels"><trend-panel></trend-panel><today-panel></today-panel><ranking-panel></ranking-panel><trust-panel></trust-panel></div>
  </main>`;
}
