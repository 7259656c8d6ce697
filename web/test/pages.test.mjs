import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matching } from '../components/scope-picker/matching.js';
import { withLimits } from '../lib/suppressed.js';
import { namesOf } from '../lib/places.js';
import { stateOf } from '../pages/token-state.js';

const places = [{ key: 'S001', name: '静安寺店' }, { key: 'S002', name: '徐汇店' }, { key: 'S003', name: 'Bund' }];
const offered = (text, chosen = [], limit = 60) => matching(places, new Set(chosen), text, limit).places.map(({ key }) => key);

test('a place is found by a part of its name or code, and what is chosen stays in sight', () => {
  assert.deepEqual(offered(''), ['S001', 'S002', 'S003']);
  assert.deepEqual(offered('徐'), ['S002']);
  assert.deepEqual(offered('bund'), ['S003']);
  assert.deepEqual(offered('s00'), ['S001', 'S002', 'S003']);
  assert.deepEqual(offered('徐', ['S003']), ['S003', 'S002']);
});

test('a code that no place has can be chosen as it was written, and is not lost when it was chosen before', () => {
  assert.deepEqual(offered('S999'), ['S999']);
  assert.deepEqual(offered('', ['S999']), ['S999', 'S001', 'S002', 'S003']);
  assert.deepEqual(offered('S999', ['S999']), ['S999']);
});

test('of many places the first ones are offered, and how many more there are is told', () => {
  assert.deepEqual(matching(places, new Set(), '', 2), { places: places.slice(0, 2), more: 1 });
});

test('a code is its own name where there is none', () => {
  assert.deepEqual(namesOf(places, ['S002', 'S777']), ['徐汇店', 'S777']);
});

test('a token is revoked, or expired, or active', () => {
  const now = Date.parse('2026-10-20T04:00:00Z');
  const state = (expires_at, revoked_at = null) => stateOf({ expires_at, revoked_at }, now);
  assert.equal(state(null), 'active');
  assert.equal(state('2026-10-20T04:00:01Z'), 'active');
  assert.equal(state('2026-10-20T04:00:00Z'), 'expired');
  assert.equal(state('2026-10-01T00:00:00Z', '2026-09-30T00:00:00Z'), 'revoked');
});

test('every value that is withheld knows how many would have been enough', () => {
  const answer = { small_group: 5, rows: [{ values: { nps: { value: null, n: null, suppressed: true }, csat: { value: 4, n: 9 } } }] };
  const { nps, csat } = withLimits(answer).rows[0].values;
  assert.equal(nps.below, 5);
  assert.equal(csat.below, undefined);
  assert.equal(withLimits({ rows: [{ value: null, suppressed: true }] }).rows[0].below, undefined);
});
