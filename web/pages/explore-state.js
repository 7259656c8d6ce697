// @ts-check
/** What the page of exploring shows is written in its address: how it is read, written, and goes down and up. */
import { DEFAULT_TREND } from '../lib/state.js';
import { following, grainFor, isDate, presets } from '../lib/periods.js';
import { addressOf } from '../lib/router.js';

/** @typedef {import('../lib/types.js').Kpi} Kpi */
/** @typedef {{dimension: string, key: string}} Filter `key` may be several codes with commas, as the API takes them */
/**
 * @typedef {object} Explored
 * @property {string} kpi
 * @property {string} from
 * @property {string} to
 * @property {string} view
 * @property {string} by
 * @property {string} across
 * @property {string} grain
 * @property {string} compare
 * @property {'best' | 'worst'} order
 * @property {boolean} table the numbers instead of the picture
 * @property {string} sort of the rows
 * @property {number} offset of the rows
 * @property {string} fact the one of the rows that is open
 * @property {Filter[]} filters in the order in which somebody went down
 */

export const VIEWS = ['bar', 'line', 'heat', 'distribution', 'radar', 'rows'];
export const ROWS_A_PAGE = 50;
export const GRAINS = ['day', 'week', 'month', 'quarter', 'year'];
export const COMPARISONS = ['previous', 'year_ago', 'target', 'benchmark', 'parent'];
/** In the order in which they are offered. */
const DIMENSIONS = [
  'region', 'city', 'store', 'employee', 'post', 'business', 'category_group', 'category', 'channel', 'touchpoint', 'tier', 'priority', 'kind', 'survey', 'weekday', 'hour',
];
/** Groups that come in an order of their own. */
export const MOMENTS = ['weekday', 'hour'];
/** What lies below a group: the first that the KPI knows. Below all others are the rows themselves. */
/** @type {Record<string, string[]>} */
const BELOW = { region: ['city'], city: ['store'], store: ['employee', 'category'], business: ['category_group'], category_group: ['category'] };

/** The dimensions by which a KPI can be grouped and filtered, in the order of the page. @param {Kpi} kpi */
export const dimensionsOf = (kpi) => DIMENSIONS.filter((dimension) => kpi.dimensions.includes(dimension));

/** Whether the KPI is of answers on a scale. @param {string} kpi */
export const hasScale = (kpi) => /^(csat_|nps$|ces_|rating_)/.test(kpi);

/** The ratings of the sides of a service. @param {Kpi[]} kpis */
export const ratingsOf = (kpis) => kpis.filter(({ id }) => id.startsWith('rating_'));

/** The views that make sense of a KPI. @param {Kpi} kpi @param {Kpi[]} kpis @param {boolean} mayReadRows */
export function viewsOf(kpi, kpis, mayReadRows) {
  const groups = dimensionsOf(kpi).length;
  /** @type {Record<string, boolean>} */
  const possible = {
    bar: groups > 0,
    line: true,
    heat: groups > 1,
    distribution: hasScale(kpi.id),
    radar: ratingsOf(kpis).length > 2,
    rows: mayReadRows,
  };
  return VIEWS.filter((view) => possible[view]);
}

/**
 * @param {URLSearchParams} query @param {string} today @param {Kpi[]} kpis @param {boolean} mayReadRows
 * @returns {{state: Explored, refused: string[]}} `refused` names the parameters that had to be replaced by their default
 */
export function readExplored(query, today, kpis, mayReadRows) {
  /** @type {string[]} */
  const refused = [];
  const one = (/** @type {string} */ name, /** @type {readonly string[]} */ known, /** @type {string} */ fallback) => {
    const given = query.get(name);
    if (given === null || given === '') return fallback;
    if (known.includes(given)) return given;
    refused.push(name);
    return fallback;
  };
  const kpi = /** @type {Kpi} */ (kpis.find(({ id }) => id === one('kpi', kpis.map((each) => each.id), DEFAULT_TREND)) ?? kpis[0]);
  const dimensions = dimensionsOf(kpi);
  const period = periodOf(query);
  if (period === null) refused.push('from, to');
  const { from, to } = period || presets(today).this_month;
  const by = one('by', dimensions, '');
  const across = one('across', dimensions.filter((dimension) => dimension !== by), '');
  const grain = one('grain', GRAINS, '');
  const view = one('view', viewsOf(kpi, kpis, mayReadRows), across ? 'heat' : grain || !dimensions.length ? 'line' : 'bar');
  return {
    state: {
      kpi: kpi.id, from, to, view, grain: view === 'line' ? grain || grainFor({ from, to }) : '',
      ...groupsOf(view, by, across, dimensions),
      compare: one('compare', COMPARISONS, ''),
      order: one('order', ['best', 'worst'], 'best') === 'worst' ? 'worst' : 'best',
      table: one('table', ['true', 'false'], 'false') === 'true',
      sort: query.get('sort') ?? '',
      offset: wholeNumber(query.get('offset')),
      fact: query.get('fact') ?? '',
      filters: readFilters(query, dimensions, refused),
    },
    refused,
  };
}

/** The period given, undefined where none is and null where it is none. @param {URLSearchParams} query */
function periodOf(query) {
  const [from, to] = [query.get('from'), query.get('to')];
  if (from === null && to === null) return undefined;
  return isDate(from) && isDate(to) && from < to ? { from, to } : null;
}

/** A view that groups has a group, also when the address names none. @param {string} view @param {string} by @param {string} across @param {string[]} dimensions */
function groupsOf(view, by, across, dimensions) {
  const first = by || (view === 'bar' || view === 'heat' ? dimensions[0] : '');
  if (view !== 'heat') return { by: first, across: '' };
  const other = ['category', 'hour', ...dimensions].find((dimension) => dimension !== first && dimensions.includes(dimension));
  return { by: first, across: across || (other ?? '') };
}

/** @param {URLSearchParams} query @param {string[]} known @param {string[]} refused @returns {Filter[]} */
function readFilters(query, known, refused) {
  const names = [...new Set(query.keys())].filter((name) => DIMENSIONS.includes(name));
  refused.push(...names.filter((name) => !known.includes(name)));
  return names
    .filter((name) => known.includes(name))
    .map((dimension) => ({ dimension, key: query.getAll(dimension).join(',') }))
    .filter(({ key }) => key !== '');
}

/** @param {string | null} text */
function wholeNumber(text) {
  const number = Number(text);
  return Number.isSafeInteger(number) && number > 0 ? number : 0;
}

/** @param {Explored} state */
export function addressOfExplored({ kpi, from, to, view, by, across, grain, compare, order, table, sort, offset, fact, filters }) {
  return addressOf('explore', {
    kpi, from, to, view, by, across, grain, compare,
    order: view === 'bar' && order === 'worst' ? order : '',
    table: table && view !== 'rows' ? 'true' : '',
    ...(view === 'rows' && { sort, offset: offset ? String(offset) : '', fact }),
    ...filterQuery(filters),
  });
}

/** As the API takes them. @param {Filter[]} filters @returns {Record<string, string>} */
export const filterQuery = (filters) => Object.fromEntries(filters.map(({ dimension, key }) => [dimension, key]));

/**
 * One level down, into a group: what lies below it, or its rows. Undefined where there is no way: facts that name no group
 * can not be asked for alone.
 * @param {Explored} state @param {Kpi} kpi @param {Filter[]} into @param {boolean} mayReadRows @returns {Explored | undefined}
 */
export function down(state, kpi, into, mayReadRows) {
  if (into.some(({ key }) => !key || key.includes(','))) return undefined;
  const names = into.map(({ dimension }) => dimension);
  const filters = [...state.filters.filter(({ dimension }) => !names.includes(dimension)), ...into];
  const taken = filters.map(({ dimension }) => dimension);
  const next = into.length === 1 && BELOW[into[0].dimension]?.find((dimension) => kpi.dimensions.includes(dimension) && !taken.includes(dimension));
  if (next) return { ...state, filters, by: next, across: '', view: state.view === 'heat' ? 'bar' : state.view };
  return mayReadRows ? rowsOf({ ...state, filters }) : undefined;
}

/** The rows behind what is shown. @param {Explored} state @returns {Explored} */
export const rowsOf = (state) => ({ ...state, view: 'rows', by: '', across: '', grain: '', sort: '', offset: 0, fact: '' });

/** Into one point of a curve: the same in finer steps; into a day: its rows. @param {Explored} state @param {string} point @param {boolean} mayReadRows */
export function within(state, point, mayReadRows) {
  const end = following(point, state.grain);
  const period = { from: point < state.from ? state.from : point, to: end > state.to ? state.to : end };
  if (state.grain === 'day') return mayReadRows ? rowsOf({ ...state, ...period }) : undefined;
  return { ...state, ...period, grain: grainFor(period) };
}

/**
 * The way back up: what was shown before each group that was gone into, the whole first.
 * @param {Explored} state @returns {{filter: Filter | undefined, state: Explored}[]}
 */
export function crumbs(state) {
  return [undefined, ...state.filters].map((filter, index) => {
    const next = state.filters[index];
    if (!next) return { filter, state };
    const up = { ...state, filters: state.filters.slice(0, index), by: next.dimension, across: '', sort: '', offset: 0, fact: '' };
    return { filter, state: { ...up, view: ['rows', 'heat'].includes(state.view) ? 'bar' : state.view } };
  });
}
