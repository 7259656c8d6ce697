import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAYS, KINDS, timingOf, USUAL, WEEKDAYS, whenOf } from '../lib/timing.js';

const timing = (cron, working_day = 'any') => ({ cron, working_day });

test('what people choose is the cron that says the same', () => {
  assert.deepEqual(timingOf(USUAL), timing('0 8 * * *', 'first'));
  assert.deepEqual(timingOf({ ...USUAL, kind: 'daily', time: '20:05' }), timing('5 20 * * *'));
  assert.deepEqual(timingOf({ ...USUAL, kind: 'daily', working: true }), timing('0 8 * * *', 'each'));
  assert.deepEqual(timingOf({ ...USUAL, kind: 'weekly', days: ['THU', 'MON'] }), timing('0 8 * * MON,THU'));
  assert.deepEqual(timingOf({ ...USUAL, day: '31', working: true }), timing('0 8 31 * *', 'next'));
  assert.deepEqual(timingOf({ ...USUAL, kind: 'quarterly', day: 'last' }), timing('0 8 * 1,4,7,10 *', 'last'));
  assert.deepEqual(timingOf({ ...USUAL, kind: 'own', cron: '0 8 * * MON#2', rule: 'next' }), timing('0 8 * * MON#2', 'next'));
});

test('every choice is found again from what the server keeps', () => {
  for (const kind of KINDS.filter((one) => one !== 'own')) {
    for (const working of [false, true]) {
      for (const day of DAYS) {
        const asked = timingOf({ ...USUAL, kind, time: '07:30', days: ['TUE', 'SUN'], day, working });
        const found = whenOf(asked);
        assert.equal(found.kind, kind, JSON.stringify(asked));
        assert.deepEqual(timingOf(found), asked);
      }
    }
  }
});

test('a cron that was written by hand is read where people have words for it, and left alone elsewhere', () => {
  assert.deepEqual(whenOf(timing('30 7 * * 1-5')).days, WEEKDAYS.slice(0, 5));
  assert.deepEqual(whenOf(timing('30 7 * * mon,0')).days, ['MON', 'SUN']);
  for (const own of ['0 8 * * MON#2', '0 8 15W * *', '0 8 * 3 *', '0 */2 * * *', '0 8 * * 5L', 'nonsense', '0 8 * * SUN-MON', '0 8 * * MON-XXX', '0 8 1 2,8 *']) {
    assert.deepEqual({ kind: whenOf(timing(own)).kind, ...timingOf(whenOf(timing(own))) }, { kind: 'own', ...timing(own) }, own);
  }
  assert.equal(whenOf(timing('0 8 * * MON', 'next')).kind, 'own');
  assert.equal(whenOf(timing('0 8 1 * *', 'each')).kind, 'own');
});
