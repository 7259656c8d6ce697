import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeQueries, nameQueries, viewQuery, wholeQuery } from '../pages/explore-queries.js';
import { addressOfExplored, crumbs, down, readExplored, viewsOf, within } from '../pages/explore-state.js';
import { queryOf } from '../lib/router.js';
import { following } from '../lib/periods.js';

const TODAY = '2026-10-20';
const FACTS = ['store', 'region', 'city', 'category', 'employee', 'weekday', 'hour'];
const kpi = (id, dimensions = FACTS, more = {}) => ({ id, dimensions, direction: 'higher', family: 'survey', ...more });
const kpis = [kpi('csat_score'), kpi('nps'), kpi('response_rate', ['store', 'region', 'city']), kpi('resolution_mean', FACTS, { direction: 'lower' }),
  kpi('completeness', []), kpi('rating_attitude'), kpi('rating_clarity'), kpi('rating_value'), kpi('service_index', FACTS, { family: 'index' })];
const read = (query) => readExplored(new URLSearchParams(query), TODAY, kpis, true);
const state = (query) => read(query).state;
const MONTH = 'from=2026-10-01&to=2026-11-01';

test('an address without anything shows the usual KPI of this month by its first dimension', () => {
  const { state: shown, refused } = read('');
  assert.deepEqual([shown.kpi, shown.from, shown.to, shown.view, shown.by, refused], ['csat_score', '2026-10-01', '2026-11-01', 'bar', 'region', []]);
});

test('what an address says comes back from it, and the order in which somebody went down with it', () => {
  for (const query of [
    `kpi=nps&${MONTH}&by=store&region=EAST&city=上海&order=worst&table=true&compare=parent`,
    `kpi=nps&${MONTH}&view=line&grain=week&city=上海&region=EAST`,
    `kpi=nps&${MONTH}&by=weekday&across=hour`,
    `kpi=nps&${MONTH}&view=rows&store=S001,S002&sort=-counts&offset=50&fact=pos:1`,
    `kpi=nps&${MONTH}&view=distribution&store=S001`,
  ]) {
    const shown = state(query);
    assert.deepEqual(state(queryOf(addressOfExplored(shown))), shown, query);
  }
  assert.deepEqual(state(`${MONTH}&city=上海&region=EAST`).filters.map(({ dimension }) => dimension), ['city', 'region']);
});

test('what makes no sense is replaced, and named', () => {
  const refused = (query) => read(query).refused;
  assert.deepEqual(refused('kpi=nonsense'), ['kpi']);
  assert.deepEqual(refused('from=2026-10-01'), ['from, to']);
  assert.deepEqual(refused('from=2026-10-02&to=2026-10-02'), ['from, to']);
  assert.deepEqual(refused('kpi=response_rate&by=category&category=X&view=distribution'), ['by', 'view', 'category']);
  assert.deepEqual(refused('by=store&across=store'), ['across']);
  assert.deepEqual(readExplored(new URLSearchParams('view=rows'), TODAY, kpis, false).refused, ['view'], 'rows are not for everybody');
});

test('a KPI has the views that its facts allow', () => {
  const views = (id, others = kpis, rows = true) => viewsOf(kpis.find((one) => one.id === id), others, rows);
  assert.deepEqual(views('nps'), ['bar', 'line', 'heat', 'distribution', 'radar', 'rows']);
  assert.deepEqual(views('resolution_mean', kpis.slice(0, 5), false), ['bar', 'line', 'heat']);
  assert.deepEqual(views('completeness', kpis.slice(0, 5)), ['line', 'rows']);
  assert.equal(state('kpi=completeness').view, 'line');
});

test('down goes region, city, store, employee, rows; a level that the KPI does not know is left out', () => {
  const path = (id, ...groups) => {
    let shown = state(`kpi=${id}&${MONTH}&by=region`);
    return groups.map((key) => {
      shown = down(shown, kpis.find((one) => one.id === id), [{ dimension: shown.by, key }], true);
      return shown.view === 'rows' ? 'rows' : shown.by;
    });
  };
  assert.deepEqual(path('nps', 'EAST', '上海', 'S001', 'E1'), ['city', 'store', 'employee', 'rows']);
  assert.deepEqual(path('response_rate', 'EAST', '上海', 'S001'), ['city', 'store', 'rows']);
  assert.equal(down(state('by=region'), kpis[0], [{ dimension: 'region', key: '' }], true), undefined, 'facts without a region can not be asked for');
  assert.equal(down(state('kpi=response_rate&by=store'), kpis[2], [{ dimension: 'store', key: 'S001' }], false), undefined, 'rows are not for everybody');
});

test('a cell of two dimensions leads to its rows', () => {
  const cell = down(state(`${MONTH}&by=weekday&across=hour&region=EAST`), kpis[0], [{ dimension: 'weekday', key: '1' }, { dimension: 'hour', key: '14' }], true);
  assert.equal(addressOfExplored(cell), `#/explore?kpi=csat_score&${MONTH}&view=rows&region=EAST&weekday=1&hour=14`);
});

test('the way back shows at each step what was gone into', () => {
  const steps = crumbs(state(`kpi=nps&${MONTH}&view=rows&region=EAST&city=上海&store=S001`));
  assert.deepEqual(steps.map(({ state: { view, by, filters } }) => [view, by, filters.length]), [['bar', 'region', 0], ['bar', 'city', 1], ['bar', 'store', 2], ['rows', '', 3]]);
});

test('a point of a curve leads into its days, and a day to its rows', () => {
  const year = state('kpi=nps&from=2026-01-15&to=2026-12-01&grain=quarter');
  const first = within(year, '2026-01-01', true);
  assert.deepEqual([first.from, first.to, first.grain], ['2026-01-15', '2026-04-01', 'week']);
  assert.deepEqual(within(year, '2026-10-01', true).to, '2026-12-01', 'no later than what was shown');
  const day = within(state(`${MONTH}&view=line&grain=day`), '2026-10-05', true);
  assert.deepEqual([day.view, day.from, day.to], ['rows', '2026-10-05', '2026-10-06']);
  assert.equal(following('2026-12-31', 'day'), '2027-01-01');
});

test('each view asks its own question with the same filters', () => {
  const asked = (query) => {
    const shown = state(query);
    return viewQuery(shown, kpis.find(({ id }) => id === shown.kpi), kpis);
  };
  const filters = 'region=EAST&city=上海';
  const both = { region: 'EAST', city: '上海' };
  const period = { from: '2026-10-01', to: '2026-11-01' };
  assert.deepEqual(asked(`kpi=resolution_mean&${MONTH}&by=store&${filters}`), { kpi: 'resolution_mean', ...period, ...both, by: 'store', compare: '', sort: 'resolution_mean' }, 'the fastest first');
  assert.equal(asked(`kpi=nps&${MONTH}&by=store&order=worst`).sort, 'nps');
  assert.deepEqual(asked(`kpi=nps&${MONTH}&by=weekday&across=hour&${filters}`), { kpi: 'nps', ...period, ...both, by: 'weekday', across: 'hour' });
  assert.deepEqual(asked(`kpi=nps&${MONTH}&view=distribution&${filters}`), { ...period, ...both });
  assert.equal(asked(`kpi=nps&${MONTH}&view=radar`).kpi, 'rating_attitude,rating_clarity,rating_value');
  assert.equal(asked(`kpi=nps&${MONTH}&view=rows`).sort, '-time');
  assert.equal(asked(`kpi=service_index&${MONTH}&view=rows`).sort, '', 'parts have no time');
  assert.equal(wholeQuery(state(`kpi=nps&${MONTH}&compare=parent`)).compare, 'previous,year_ago,target,parent');
  assert.deepEqual(nameQueries(state(`kpi=nps&${MONTH}&region=EAST`)), { 'name:region': { kpi: 'nps', ...period, by: 'region', region: 'EAST' } });
  assert.deepEqual(Object.keys(codeQueries(state(`kpi=nps&${MONTH}&view=rows`), kpis[1])), ['codes:category', 'codes:employee']);
  assert.deepEqual(codeQueries(state(`kpi=nps&${MONTH}`), kpis[1]), {});
});
