import assert from 'node:assert/strict';
import { test } from 'node:test';
import { queries } from '../pages/queries.js';
import { readState, writeState } from '../lib/state.js';

const KPIS = ['csat_score', 'nps', 'complaints', 'responses'];
const state = (search) => readState(search, '2026-11-21', KPIS);

test('a shared address shows what its sender saw', () => {
  const sent = { from: '2026-10-01', to: '2026-11-01', region: 'EAST', trend: 'nps', rank: 'worst' };
  assert.deepEqual(state(writeState(sent, 'en')), { state: sent, refused: [] });
  assert.equal(writeState(sent, 'en'), '?from=2026-10-01&to=2026-11-01&region=EAST&trend=nps&rank=worst&lang=en');
});

test('an address without anything is this month, all regions', () => {
  const { state: found, refused } = state('');
  assert.deepEqual(found, { from: '2026-11-01', to: '2026-12-01', region: '', trend: 'csat_score', rank: 'best' });
  assert.deepEqual(refused, []);
});

test('what an address has wrong is named', () => {
  assert.deepEqual(state('?from=2026-02-30&to=2026-03-01').refused, ['from, to']);
  assert.deepEqual(state('?from=2026-03-01').refused, ['from, to']);
  assert.deepEqual(state('?from=2026-03-01&to=2026-03-01&trend=np&rank=middle').refused, ['from, to', 'trend', 'rank']);
});

test('the best stores are the highest or the lowest, by what the KPI wants', () => {
  const sort = (id, direction, rank) => queries({ ...state('').state, rank }, { id, direction }).ranking.sort;
  assert.equal(sort('nps', 'higher', 'best'), '-nps');
  assert.equal(sort('nps', 'higher', 'worst'), 'nps');
  assert.equal(sort('complaints', 'lower', 'best'), 'complaints');
  assert.equal(sort('complaints', 'lower', 'worst'), '-complaints');
  assert.equal(sort('tickets', 'none', 'best'), '-tickets');
});
