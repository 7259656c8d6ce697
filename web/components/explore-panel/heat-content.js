// @ts-check
import { axisText, baseOption } from '../../lib/chart-theme.js';
import { chartScale, plainText } from '../../lib/chart-scale.js';
import { html } from '../../lib/html.js';
import { format, language, t } from '../../lib/i18n.js';
import { howValue } from '../how-value/how-value.js';
import { countText, NOTHING, suppressedText, tooltipText } from '../../lib/value-text.js';
import { addressOfExplored, down, MOMENTS } from '../../pages/explore-state.js';
import { inSentence, isSmall, linked, smallNote } from './group-rows.js';

/** @typedef {import('./group-rows.js').Shown} Shown @typedef {import('../../lib/types.js').Value} Value @typedef {import('../../lib/types.js').Row} Row */
/** @typedef {{x: number, y: number, value: Value, row: Row, facts?: string}} Cell */
/** @typedef {{key: string, name: string}} Side */

/** Bigger maps can not be read; the table has all. */
const MOST_DOWN = 30;
const MOST_ACROSS = 24;
const WRITTEN = 180;

/** Two dimensions: what is dark is high. @param {import('../../lib/types.js').Values} answer @param {Shown} shown @returns {import('../chart-panel/chart-panel.js').Content} */
export function heatContent(answer, shown) {
  const { kpi, state, mayReadRows } = shown;
  const down_ = sides(answer.rows.map(({ key, name }) => [key, name]), state.by, answer.rows, kpi.id, 'key');
  const across = sides(answer.rows.map(({ across_key, across_name }) => [across_key, across_name]), state.across, answer.rows, kpi.id, 'across_key');
  const cells = answer.rows.map((row) => {
    const value = row.values[kpi.id] ?? NOTHING;
    const into = [{ dimension: state.by, key: row.key ?? '' }, { dimension: state.across, key: row.across_key ?? '' }];
    const rows = value.n ? down(state, kpi, into, mayReadRows) : undefined;
    return { x: indexOf(across, row.across_key), y: indexOf(down_, row.key), value, row, facts: rows && addressOfExplored(rows) };
  });
  const drawn = cells.filter(({ x, y, value }) => x < MOST_ACROSS && y < MOST_DOWN && (value.value !== null || value.suppressed));
  const values = cells.map(({ value }) => value);
  const withheld = values.find(({ suppressed }) => suppressed);
  const cut = across.length > MOST_ACROSS || down_.length > MOST_DOWN;
  return {
    empty: drawn.length === 0,
    option: (theme) => option(drawn, down_.slice(0, MOST_DOWN), across.slice(0, MOST_ACROSS), shown, theme),
    label: t('explore.heat.label', { kpi: kpi.name[language()], by: inSentence(`dimension.${state.by}`), across: inSentence(`dimension.${state.across}`) }),
    table: table(cells, down_, across, shown),
    note: [
      !state.table && t('explore.heat.note'),
      !state.table && cut && t('explore.heat.cut', { down: Math.min(MOST_DOWN, down_.length), across: Math.min(MOST_ACROSS, across.length) }),
      withheld && t('trend.withheld', { what: suppressedText(withheld) }),
      smallNote(values, kpi),
    ].filter(Boolean).join(' · '),
    goes: ({ dataIndex }) => drawn[dataIndex]?.facts,
  };
}

/** @param {Side[]} list @param {string | null | undefined} key */
const indexOf = (list, key) => list.findIndex((side) => side.key === (key ?? ''));

/**
 * The groups of one side: hours and weekdays as they come, others from the one with the most facts; what names none is last.
 * @param {[string | null | undefined, string | null | undefined][]} named @param {string} dimension @param {Row[]} rows @param {string} kpi @param {'key' | 'across_key'} of @returns {Side[]}
 */
function sides(named, dimension, rows, kpi, of) {
  const found = [...new Map(named.map(([key, name]) => [key ?? '', name ?? key ?? ''])).entries()].map(([key, name]) => ({ key, name }));
  /** @type {Map<string, number>} */
  const facts = new Map();
  for (const row of rows) facts.set(row[of] ?? '', (facts.get(row[of] ?? '') ?? 0) + (row.values[kpi]?.n ?? 0));
  const order = (/** @type {Side} */ { key }) => (key === '' ? Infinity : MOMENTS.includes(dimension) ? Number(key) : -(facts.get(key) ?? 0));
  return found.sort((one, other) => order(one) - order(other));
}

/** @param {Cell[]} cells @param {Side[]} down_ @param {Side[]} across @param {Shown} shown @param {import('../../lib/chart-theme.js').Theme} theme */
function option(cells, down_, across, { kpi }, theme) {
  const told = cells.flatMap(({ value }) => (value.value === null ? [] : [value.value]));
  const scale = chartScale(kpi, told);
  const base = baseOption(theme);
  const written = cells.length <= WRITTEN && across.length <= 14;
  const ends = told.length ? told.map((value) => scale.plot(value) ?? 0) : [0, 1];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  // From the middle of the scale on, the paper's own colour is read better than its ink.
  const ink = (/** @type {number | null} */ plotted) => (plotted !== null && plotted > low + 0.6 * (high - low) ? theme.surface : theme.text);
  const side = { type: 'category', axisLine: { show: false }, axisTick: { show: false }, splitArea: { show: false } };
  return {
    ...base,
    grid: { left: 4, right: 8, top: 8, bottom: 56, containLabel: true },
    tooltip: {
      ...base.tooltip,
      trigger: 'item',
      formatter: (/** @type {{dataIndex: number}} */ { dataIndex }) => {
        const { x, y, value } = cells[dataIndex];
        return tooltipText(plainText(`${down_[y].name} · ${across[x].name}`), kpi, value);
      },
    },
    xAxis: { ...side, data: across.map(({ name }) => name), axisLabel: { ...axisText(theme), interval: 0, width: 84, overflow: 'truncate', rotate: across.length > 8 ? 45 : 0 } },
    yAxis: { ...side, data: down_.map(({ name }) => name), inverse: true, axisLabel: { ...axisText(theme), color: theme.text, width: 116, overflow: 'truncate', interval: 0 } },
    media: [{ query: { maxWidth: 520 }, option: { xAxis: { axisLabel: { interval: Math.floor(across.length / 10), fontSize: 11 } } } }],
    visualMap: {
      min: low, max: high === low ? low + 1 : high, calculable: false, orient: 'horizontal', left: 'center', bottom: 0, itemWidth: 12, itemHeight: 160, dimension: 2,
      inRange: { color: theme.heat }, formatter: scale.tick, textStyle: axisText(theme),
      text: told.length ? [Math.max(...told), Math.min(...told)].map((end) => format.kpi(end, kpi)) : ['', ''],
    },
    series: [{
      type: 'heatmap',
      data: cells.map(({ x, y, value }) => {
        const plotted = scale.plot(value.value);
        const text = value.suppressed ? suppressedText(value) : written ? format.kpi(value.value, kpi) : '';
        return {
          value: [x, y, plotted ?? '-'],
          // Grey is on no scale of blue: neither what is withheld nor what rests on little looks low.
          ...((plotted === null || isSmall(value, kpi)) && { visualMap: false, itemStyle: { color: plotted === null ? theme.grid : theme.pale } }),
          label: { show: text !== '', formatter: () => text, color: isSmall(value, kpi) ? theme.text : ink(plotted), fontSize: 12, fontFamily: theme.font },
        };
      }),
      itemStyle: { borderColor: theme.surface, borderWidth: 2, borderRadius: 3 },
      emphasis: { itemStyle: { borderColor: theme.whisker } },
    }],
  };
}

/** @param {Cell[]} cells @param {Side[]} down_ @param {Side[]} across @param {Shown} shown */
function table(cells, down_, across, { kpi, state }) {
  const at = new Map(cells.map((cell) => [`${cell.y}/${cell.x}`, cell]));
  return html`<table class="crossed">
    <thead><tr><th scope="col">${t(`dimension.${state.by}`)}</th>${across.map(({ name }) => html`<th scope="col">${name}</th>`)}</tr></thead>
    <tbody>${down_.map(({ name }, y) => html`<tr><th scope="row">${name}</th>${across.map((_, x) => cellOf(at.get(`${y}/${x}`), kpi))}</tr>`)}</tbody>
  </table>`;
}

/** @param {Cell | undefined} cell @param {import('../../lib/types.js').Kpi} kpi */
const cellOf = (cell, kpi) =>
  html`<td class="${cell && isSmall(cell.value, kpi) && 'is-small'}">${cell && html`${howValue(kpi, cell.value, cell.row)}<span class="cell-n">${!cell.value.suppressed && linked(t('ranking.n', { n: countText(cell.value) }), cell.facts)}</span>`}</td>`;
