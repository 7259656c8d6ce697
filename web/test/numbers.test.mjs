import assert from 'node:assert/strict';
import { test } from 'node:test';
import { myriads } from '../lib/numbers.js';
import { translator } from './messages.mjs';

const t = translator('zh-CN');
const text = (count) => {
  const short = myriads(count);
  return short && t(short.key, { number: short.number });
};

test('large counts in 万 and 亿, with three digits', () => {
  assert.deepEqual([9_999, 10_000, 14_186, 346_000, 7_390_000].map(text), [undefined, '1.00万', '1.42万', '34.6万', '739万']);
  assert.deepEqual([12_345_678, 99_994_999, 99_995_000, 231_000_000].map(text), ['1235万', '9999万', '1.00亿', '2.31亿']);
  assert.equal(text(-14_186), '-1.42万');
});
