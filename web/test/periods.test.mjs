import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, grainFor, isDate, lengthInDays, presetOf, presets, steps, truncate } from '../lib/periods.js';

test('the named periods around a day in November', () => {
  assert.deepEqual(presets('2026-11-21'), {
    this_month: { from: '2026-11-01', to: '2026-12-01' },
    last_month: { from: '2026-10-01', to: '2026-11-01' },
    last_30_days: { from: '2026-10-22', to: '2026-11-21' },
    this_quarter: { from: '2026-10-01', to: '2027-01-01' },
    this_year: { from: '2026-01-01', to: '2027-01-01' },
  });
});

test('the named periods at the edges of years and of a leap February', () => {
  assert.deepEqual(presets('2027-01-01').last_month, { from: '2026-12-01', to: '2027-01-01' });
  assert.deepEqual(presets('2026-12-31').this_month, { from: '2026-12-01', to: '2027-01-01' });
  assert.deepEqual(presets('2028-03-31').last_month, { from: '2028-02-01', to: '2028-03-01' });
  for (const [today, from] of [['2026-03-31', '2026-01-01'], ['2026-04-01', '2026-04-01'], ['2026-12-31', '2026-10-01']]) {
    assert.equal(presets(today).this_quarter.from, from);
  }
});

test('a period is recognised by its days', () => {
  assert.equal(presetOf({ from: '2026-11-01', to: '2026-12-01' }, '2026-11-21'), 'this_month');
  assert.equal(presetOf({ from: '2026-11-01', to: '2026-11-30' }, '2026-11-21'), 'custom');
});

test('only real days are dates', () => {
  for (const date of ['2026-02-28', '2028-02-29']) assert.ok(isDate(date), date);
  for (const text of ['2026-02-29', '2026-13-01', '2026-1-1', '2026-01-01T00:00', '', null, 'yesterday']) assert.ok(!isDate(text), text);
});

test('days are counted across the change of clocks', () => {
  assert.equal(lengthInDays({ from: '2026-03-01', to: '2026-04-01' }), 31);
  assert.equal(addDays('2026-10-25', 1), '2026-10-26');
});

test('a trend has neither few points nor hundreds', () => {
  assert.equal(grainFor({ from: '2026-11-01', to: '2026-12-01' }), 'day');
  assert.equal(grainFor({ from: '2026-06-01', to: '2026-11-01' }), 'week');
  assert.equal(grainFor({ from: '2026-01-01', to: '2027-01-01' }), 'month');
});

test('weeks begin on Monday, months on their first day', () => {
  assert.equal(truncate('2026-11-22', 'week'), '2026-11-16', 'a Sunday');
  assert.equal(truncate('2026-11-16', 'week'), '2026-11-16', 'a Monday');
  assert.equal(truncate('2027-01-01', 'week'), '2026-12-28');
  assert.equal(truncate('2026-11-21', 'month'), '2026-11-01');
});

test('a trend has a point for every step that has begun, and none after today', () => {
  assert.deepEqual(steps({ from: '2026-11-19', to: '2026-12-01' }, 'day', '2026-11-21'), ['2026-11-19', '2026-11-20', '2026-11-21']);
  assert.deepEqual(steps({ from: '2026-10-01', to: '2026-10-13' }, 'week', '2026-11-21'), ['2026-09-28', '2026-10-05', '2026-10-12']);
  assert.deepEqual(steps({ from: '2026-11-15', to: '2027-03-01' }, 'month', '2027-01-05'), ['2026-11-01', '2026-12-01', '2027-01-01']);
  assert.deepEqual(steps({ from: '2027-01-01', to: '2027-02-01' }, 'day', '2026-11-21'), []);
});
