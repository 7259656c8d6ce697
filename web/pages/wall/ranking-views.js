// @ts-check
import { html } from '../../lib/html.js';
import { format, language, t } from '../../lib/i18n.js';
import { countText, kpiValue, NOTHING } from '../../lib/value-text.js';
import { ROWS } from './picture.js';

/** @typedef {import('../../lib/types.js').Kpi} Kpi */

/** All cities when they fit on the screen; otherwise the best ones beside the worst. @type {import('./views.js').View} */
export const cities = {
  has: ({ overview, kpis }) => kpis.has(overview.cities.kpi) && overview.cities.rows.some(({ value }) => value !== null),
  title: ({ overview, kpis }) => t('wall.view.cities', { kpi: nameOf(kpis.get(overview.cities.kpi)) }),
  content({ overview, kpis }) {
    const kpi = /** @type {Kpi} */ (kpis.get(overview.cities.kpi));
    const rows = overview.cities.rows.filter(({ value }) => value !== null);
    const cut = rows.length > 2 * ROWS;
    const second = cut ? rows.length - ROWS : Math.min(ROWS, Math.ceil(rows.length / 2));
    return html`<div class="wall-columns">
        ${ranking(kpi, rows.slice(0, cut ? ROWS : second), 1, cut && t('stores.best'))} ${ranking(kpi, rows.slice(second), second + 1, cut && t('stores.worst'))}
      </div>
      ${shown(cut ? 2 * ROWS : rows.length, overview.cities.rows.length)}`;
  },
};

/** @param {Kpi} kpi @param {import('../../lib/types.js').Ranked[]} rows @param {number} first the rank of the first one @param {string | false} title */
const ranking = (kpi, rows, first, title) =>
  rows.length > 0 &&
  html`<table class="wall-table wall-ranking">
    <thead><tr><th scope="col" class="rank">${t('wall.rank')}</th><th scope="col">${title || t('table.city')}</th><th scope="col">${t('table.value')}</th><th scope="col">${t('table.n')}</th></tr></thead>
    <tbody>${rows.map(
      (row, index) => html`<tr><td class="rank">${first + index}</td><th scope="row">${row.name}</th><td class="figure">${kpiValue(kpi, row)}</td><td class="sample">${countText(row)}</td></tr>`,
    )}</tbody>
  </table>`;

/** The regions, each with its headline numbers. @type {import('./views.js').View} */
export const regions = {
  has: ({ regions }) => regions?.rows.some(({ key }) => key) ?? false,
  title: () => t('wall.view.regions'),
  content({ regions, kpis }) {
    const named = regions?.rows.filter(({ key }) => key) ?? [];
    const rows = named.slice(0, ROWS);
    const columns = Object.keys(rows[0].values).flatMap((id) => kpis.get(id) ?? []);
    return html`<table class="wall-table wall-regions">
        <thead><tr><th scope="col">${t('region.label')}</th>${columns.map((kpi) => html`<th scope="col">${nameOf(kpi)}</th>`)}</tr></thead>
        <tbody>${rows.map(
          ({ key, name, values }) =>
            html`<tr data-region="${key}"><th scope="row">${name}</th>${columns.map((kpi) => html`<td>${kpiValue(kpi, values[kpi.id] ?? NOTHING)}</td>`)}</tr>`,
        )}</tbody>
      </table>
      ${shown(rows.length, regions?.total ?? named.length)}`;
  },
};

/** @param {Kpi | undefined} kpi */
const nameOf = (kpi) => kpi?.name[language()] ?? '';

/** A list that is cut says so. @param {number} shown @param {number} total */
const shown = (shown, total) => shown < total && html`<p class="wall-note">${t('list.shown', { shown: format.count(shown), total: format.count(total) })}</p>`;
