// @ts-check
import { axisText, baseOption } from '../../lib/chart-theme.js';
import { plainText } from '../../lib/chart-scale.js';
import { html } from '../../lib/html.js';
import { format, language, t } from '../../lib/i18n.js';
import { howValue } from '../how-value/how-value.js';
import { countText, NOTHING } from '../../lib/value-text.js';
import { addressOfExplored, ratingsOf } from '../../pages/explore-state.js';
import { linked } from './group-rows.js';

/** @typedef {import('./group-rows.js').Shown} Shown @typedef {import('../../lib/types.js').Row} Row @typedef {import('../../lib/types.js').Kpi} Kpi */
/** @typedef {{name: string, of: (kpi: string) => import('../../lib/types.js').Value, row?: Row}} Shape */

/** More shapes over each other can not be told apart. */
const DRAWN = 4;

/** The sides of a service: all ratings at once, of the whole beside an earlier period or of some groups. @param {import('../../lib/types.js').Values} answer @param {Shown} shown @returns {import('../chart-panel/chart-panel.js').Content} */
export function radarContent(answer, shown) {
  const { kpis, state } = shown;
  const all = shapes(answer.rows, shown);
  // A side that nobody was asked about is no side.
  const sides = ratingsOf(kpis).filter(({ id }) => all.some(({ of }) => of(id).value !== null));
  const drawn = all.filter(({ of }) => sides.some(({ id }) => of(id).value !== null)).slice(0, DRAWN);
  const count = { shown: format.count(drawn.length), total: format.count(all.length) };
  return {
    empty: sides.length < 3 || drawn.length === 0,
    option: (theme) => option(drawn, sides, theme),
    label: t('explore.radar.label', { sides: sides.map((kpi) => sideName(kpi)).join(t('list.comma')) }),
    table: table(all, sides, shown),
    note: [t('explore.radar.note'), state.by && drawn.length < all.length && t('ranking.shown', count)].filter(Boolean).join(' · '),
  };
}

/** @param {Row[]} rows @param {Shown} shown @returns {Shape[]} */
function shapes(rows, { state, kpis }) {
  if (state.by) {
    const facts = (/** @type {Row} */ { values }) => ratingsOf(kpis).reduce((sum, { id }) => sum + (values[id]?.n ?? 0), 0);
    return [...rows].sort((one, other) => facts(other) - facts(one)).map((row) => ({ name: row.name ?? row.key ?? '', of: (id) => row.values[id] ?? NOTHING, row }));
  }
  const [whole] = rows;
  if (!whole) return [];
  const compare = state.compare || 'previous';
  return [
    { name: t('explore.radar.now'), of: (id) => whole.values[id] ?? NOTHING, row: whole },
    { name: t(`compare.${compare}`), of: (id) => /** @type {any} */ (whole.values[id])?.[compare] ?? NOTHING },
  ];
}

/** The side that is rated: what all names begin with says nothing here. @param {Kpi} kpi */
const sideName = ({ name }) => name[language()].replace(/^[^·:：]*[·:：]\s*/, '');

/** @param {Shape[]} drawn @param {Kpi[]} sides @param {import('../../lib/chart-theme.js').Theme} theme */
function option(drawn, sides, theme) {
  const base = baseOption(theme);
  const told = drawn.flatMap(({ of }) => sides.flatMap(({ id }) => of(id).value ?? []));
  // A scale of 1 to 5 on which all lies between 4.1 and 4.4 shows nothing; where it begins is written on it.
  const min = Math.max(1, Math.floor(2 * Math.min(...told) - 0.5) / 2);
  return {
    ...base,
    legend: { top: 0, left: 0, itemWidth: 18, textStyle: { ...axisText(theme), color: theme.text } },
    tooltip: { ...base.tooltip, trigger: 'item' },
    radar: {
      center: ['50%', '55%'], radius: '76%', splitNumber: 4,
      indicator: sides.map((kpi, index) => ({ name: sideName(kpi), min, max: 5, axisLabel: { show: index === 0 } })),
      axisName: { color: theme.text, fontFamily: theme.font, fontSize: 13 },
      axisLabel: { ...axisText(theme), showMaxLabel: true },
      splitLine: { lineStyle: { color: theme.grid } }, splitArea: { show: false }, axisLine: { lineStyle: { color: theme.grid } },
    },
    series: [{
      type: 'radar',
      data: drawn.map(({ name, of }, index) => ({
        name: plainText(name),
        value: sides.map(({ id }) => of(id).value ?? '-'),
        symbol: ['circle', 'rect', 'triangle', 'diamond'][index], symbolSize: 7,
        lineStyle: { color: theme.series[index], width: 2.5, type: index % 2 ? 'dashed' : 'solid' }, itemStyle: { color: theme.series[index] },
        areaStyle: index ? undefined : { color: theme.band },
        tooltip: { formatter: () => [plainText(name), ...sides.map((kpi) => `${sideName(kpi)}  ${format.kpi(of(kpi.id).value, kpi)} ${t('ranking.n', { n: countText(of(kpi.id)) })}`)].join('\n') },
      })),
    }],
  };
}

/** Sides down, shapes across. @param {Shape[]} all @param {Kpi[]} sides @param {Shown} shown */
function table(all, sides, { state }) {
  return html`<table class="crossed">
    <thead><tr><th scope="col">${t('explore.radar.side')}</th>${all.map(({ name }) => html`<th scope="col">${name}</th>`)}</tr></thead>
    <tbody>${sides.map((kpi) => html`<tr>
      <th scope="row">${linked(sideName(kpi), addressOfExplored({ ...state, kpi: kpi.id, view: 'bar', table: false }))}</th>
      ${all.map(({ of, row }) => html`<td>${row ? howValue(kpi, of(kpi.id), row) : format.kpi(of(kpi.id).value, kpi)}<span class="cell-n">${!of(kpi.id).suppressed && t('ranking.n', { n: countText(of(kpi.id)) })}</span></td>`)}
    </tr>`)}</tbody>
  </table>`;
}
