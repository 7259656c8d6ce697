import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sparkline } from '../lib/sparkline.js';

const path = (...values) => sparkline(values.map((value) => ({ period: '', value, n: 1 })), 'a "label"').text.match(/ d="([^"]*)"/)?.[1];

test('the curve spans its box, and a day without a value is a gap', () => {
  assert.equal(path(0, 10, 5), 'M0.0 22.0h0L50.0 2.0L100.0 12.0');
  assert.equal(path(0, null, 10, 10), 'M0.0 22.0h0M66.7 2.0h0L100.0 2.0');
  assert.equal(path(7, 7), 'M0.0 12.0h0L100.0 12.0', 'what never moves lies in the middle');
});

test('one value is no curve, and the label is escaped', () => {
  assert.equal(path(null, 5), undefined);
  assert.match(sparkline([{ value: 1 }, { value: 2 }], 'a "label"').text, /aria-label="a &quot;label&quot;"/);
});

test('a target is a level line that is always in the picture', () => {
  const drawn = sparkline([{ value: 0 }, { value: 10 }], '', 20).text;
  assert.match(drawn, /class="target" d="M0 2.0H100"/, 'above the curve');
  assert.match(drawn, / d="M0.0 22.0h0L100.0 12.0"/, 'which leaves it room');
});
