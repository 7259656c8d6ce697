import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysOf, KINDS, periodsOf } from '../lib/report-periods.js';

const CALENDAR = KINDS.filter((kind) => kind !== 'days');

test('the periods of a report are named as the server names them, the running one first', () => {
  assert.deepEqual(periodsOf('month', '2026-02-01').slice(0, 3), ['2026-02', '2026-01', '2025-12']);
  assert.deepEqual(periodsOf('quarter', '2026-03-31').slice(0, 3), ['2026-Q1', '2025-Q4', '2025-Q3']);
  assert.deepEqual(periodsOf('quarter', '2026-10-20').slice(0, 2), ['2026-Q4', '2026-Q3']);
  assert.deepEqual(periodsOf('half_year', '2026-06-30').slice(0, 3), ['2026-H1', '2025-H2', '2025-H1']);
  assert.deepEqual(periodsOf('half_year', '2026-07-01').slice(0, 2), ['2026-H2', '2026-H1']);
  assert.deepEqual(periodsOf('year', '2026-01-01').slice(0, 2), ['2026', '2025']);
});

test('no period is offered twice, whatever day it is', () => {
  for (const today of ['2026-01-01', '2026-05-31', '2024-02-29', '2026-12-31']) {
    for (const kind of CALENDAR) {
      const periods = periodsOf(kind, today);
      assert.equal(new Set(periods).size, periods.length, `${kind} on ${today}`);
      assert.deepEqual(periods, [...periods].sort().reverse(), `${kind} on ${today}`);
    }
  }
});

test('people name the last day, the server the day after it', () => {
  assert.deepEqual(daysOf('2026-10-01', '2026-10-31'), { from: '2026-10-01', to: '2026-11-01' });
});
