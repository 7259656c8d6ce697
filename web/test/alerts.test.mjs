import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alerts } from '../lib/alerts.js';

const held = (improvement, significant) => ({ value: 1, change: improvement, improvement, significant });
const told = (...headline) => alerts(headline.map((value) => ({ value: 1, n: 9, ...value }))).map(({ kpi, reasons }) => `${kpi}: ${reasons.join(' ')}`);

test('who misses a target comes first, then what became worse; within both the larger distance', () => {
  const found = told(
    { kpi: 'little', previous: held(-0.01, true) },
    { kpi: 'far', target: held(-0.3, true), previous: held(-0.2, true), year_ago: held(-0.1, true) },
    { kpi: 'near', target: held(-0.1, true), previous: held(0.2, true) },
    { kpi: 'much', previous: held(-0.9, true) },
  );
  assert.deepEqual(found, ['far: target previous year_ago', 'near: target', 'much: previous', 'little: previous']);
});

test('what may be noise alarms nobody; a target is missed also where no test is defined', () => {
  assert.deepEqual(told({ kpi: 'a', target: held(-0.1, false), previous: held(-0.1, false) }), []);
  assert.deepEqual(told({ kpi: 'a', target: held(-0.1, null), previous: held(-0.1, null), year_ago: held(-0.1, null) }), ['a: target']);
});

test('what is better, has no good side, no comparison or no value tells nothing', () => {
  assert.deepEqual(told({ kpi: 'better', target: held(0, true), previous: held(0.1, true) }), []);
  assert.deepEqual(told({ kpi: 'neither', previous: held(null, true) }, { kpi: 'alone' }), []);
  assert.deepEqual(told({ kpi: 'withheld', value: null, suppressed: true, target: held(-1, true) }, { kpi: 'empty', value: null, target: held(-1, true) }), []);
});
