import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { formatter } from '../lib/format.js';
import { translator, WEB } from './messages.mjs';

const CASES = `${WEB}../reports/src/test/resources/format-cases.csv`;

/** The fields of a CSV line; a quoted field may hold commas. */
const fields = (line) => [...`,${line}`.matchAll(/,(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain);

test('the page and the reports write every number alike', { skip: !existsSync(CASES) && `no ${CASES}` }, () => {
  const [head, ...lines] = readFileSync(CASES, 'utf8').trim().split(/\r?\n/);
  assert.deepEqual(fields(head), ['value', 'unit', 'decimals', 'zh-CN', 'en']);
  assert.ok(lines.length >= 20, `only ${lines.length} cases`);
  for (const line of lines) {
    const [value, unit, decimals, ...texts] = fields(line);
    const number = value === '' ? null : Number(value);
    const kpi = { unit: unit.toLowerCase(), decimals: Number(decimals) };
    const written = ['zh-CN', 'en'].map((language) => formatter(translator(language)).kpi(number, kpi));
    assert.deepEqual(written, texts, line);
  }
});

const format = formatter(translator('en'));
const points = { unit: 'points', decimals: 1 };

test('rounding is half up on the exact value and never leaves a minus before zero', () => {
  assert.equal(format.kpi(0.25, points), '0.3');
  assert.equal(format.kpi(0.35, points), '0.3', '0.35 is stored as 0.34999…');
  assert.equal(format.kpi(-0.25, points), '-0.3');
  assert.equal(format.kpi(-0.04, points), '0.0');
});

test('a fraction becomes a percentage without passing through floating point', () => {
  assert.equal(0.285 * 100, 28.499999999999996);
  assert.equal(format.kpi(0.285, { unit: 'fraction', decimals: 1 }), '28.5%');
  assert.equal(format.kpi(0.005, { unit: 'fraction', decimals: 0 }), '1%');
  assert.equal(format.kpi(0.0625, { unit: 'fraction', decimals: 2 }), '6.25%');
  assert.equal(format.kpi(-0.125, { unit: 'fraction', decimals: 1 }), '-12.5%');
});

test('a change carries its sign, and between percentages counts percentage points', () => {
  assert.equal(format.change(2.4, points), '+2.4');
  assert.equal(format.change(-2.4, points), '-2.4');
  assert.equal(format.change(0.04, points), '0.0');
  assert.equal(format.change(0.024, { unit: 'fraction', decimals: 1 }), '+2.4 pp');
  assert.equal(format.change(-1234, { unit: 'count', decimals: 0 }), '-1,234');
});
