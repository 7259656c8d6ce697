import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asked, exploreAddress, readFigured } from '../pages/figures-state.js';
import { bandsOf } from '../pages/customers-bands.js';
import { quadrant } from '../pages/tickets-problems.js';

const today = '2026-10-20';
const read = (query) => readFigured(new URLSearchParams(query), today, { order: ['best', 'worst'] });

test('a page of figures reads its period, places and choices from the address, and says what it could not read', () => {
  assert.deepEqual(read(''), { state: { from: '2026-10-01', to: '2026-11-01', region: '', store: '', order: 'best' }, refused: [] });
  assert.deepEqual(read('from=2026-09-01&to=2026-10-01&region=EAST&store=S001&order=worst'), {
    state: { from: '2026-09-01', to: '2026-10-01', region: 'EAST', store: 'S001', order: 'worst' },
    refused: [],
  });
  assert.deepEqual(read('from=2026-09-31&to=2026-10-01&order=middle').refused, ['from, to', 'order']);
  assert.equal(read('from=2026-10-01').state.from, '2026-10-01');
  assert.deepEqual(read('from=2026-10-01').refused, ['from, to']);
});

test('what is asked and explored further is what is shown', () => {
  const { state } = read('from=2026-09-01&to=2026-10-01&region=EAST&order=worst');
  assert.deepEqual(asked(state), { from: '2026-09-01', to: '2026-10-01', region: 'EAST', store: '' });
  assert.equal(exploreAddress(state, { kpi: 'nps', tier: 'vip' }), '#/explore?from=2026-09-01&to=2026-10-01&region=EAST&kpi=nps&tier=vip');
});

const store = (key, value) => ({ key, values: { csat_score: { value, n: 9 } } });

test('bands hold every store with a score once, in the order of their scores', () => {
  const rows = [store('A', 90), store('B', 10), store('C', 50), store('D', 70), store('E', 50), store('F', null), store(null, 1)];
  // B 10 | C 50 · E 50 | D 70 | A 90: five stores, cut at 1.25, 2.5 and 3.75, rounded to 1, 3 and 4.
  assert.deepEqual(bandsOf(rows).map(({ stores }) => stores), [['B'], ['C', 'E'], ['D'], ['A']]);
  assert.deepEqual(bandsOf(rows.slice(0, 3)), [], 'too few to be compared');
});

test('a kind of problem lies in one of four fields, and on a median in the upper one', () => {
  const medians = { median_tickets: 10, median_impact: 0.2 };
  const field = (tickets, impact) => quadrant({ tickets, impact }, medians);
  assert.deepEqual([field(10, 0.2), field(9, 0.3), field(11, 0.1), field(1, 0)], ['often_grave', 'rare_grave', 'often_slight', 'rare_slight']);
});
