import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
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

test('a tile shows the short form, and keeps every digit', async () => {
  const kept = new Map([['manyi.numbers', 'wan']]);
  globalThis.localStorage = /** @type {any} */ ({ getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) });
  globalThis.document = /** @type {any} */ ({ documentElement: {} });
  globalThis.fetch = async (url) => ({ json: async () => JSON.parse(readFileSync(url, 'utf8')) });
  const { useLanguage } = await import('../lib/i18n.js');
  const { kpiValue } = await import('../lib/value-text.js');
  const responses = { id: 'responses', unit: 'count', decimals: 0 };
  const shown = () => kpiValue(responses, { value: 14186, n: 14186 }).text.replace(/.*value="(\d+)" title="(.*?)">(.*?)<span class="unit">(.*?)<.*/, '$1 $2 $3 $4').trim();
  await useLanguage('zh-CN');
  assert.equal(shown(), '14186 14,186 1.42 万');
  kept.set('manyi.numbers', 'plain');
  assert.equal(shown(), '14186  14,186', 'who did not choose it');
  kept.set('manyi.numbers', 'wan');
  await useLanguage('en');
  assert.equal(shown(), '14186  14,186', 'only Chinese counts so');
});
