import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Parts } from '../pages/parts.js';

/** A server whose answers come when the test says so. */
function server() {
  const asked = [];
  const ask = (name, query, signal) =>
    new Promise((resolve, reject) => {
      asked.push({ name, query, answer: resolve, fail: reject });
      signal.addEventListener('abort', () => reject(new Error('aborted')));
    });
  return { asked, ask };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('only what is not there yet is asked for', async () => {
  const { asked, ask } = server();
  const parts = new Parts(ask, () => {});
  parts.want({ tiles: { from: 'a' }, trend: { kpi: 'nps' } });
  asked[0].answer('A');
  asked[1].answer('T');
  await settled();
  parts.want({ tiles: { from: 'a' }, trend: { kpi: 'csat' } });
  assert.deepEqual(asked.map(({ name }) => name), ['tiles', 'trend', 'trend']);
  assert.deepEqual([parts.get('tiles').status, parts.get('tiles').answer], ['ready', 'A']);
  assert.deepEqual([parts.get('trend').status, parts.get('trend').answer], ['loading', undefined], 'of another KPI');
});

test('a change does not dim what is shown, and an answer to an older question never replaces a newer one', async () => {
  const { asked, ask } = server();
  const parts = new Parts(ask, () => {});
  parts.want({ tiles: { from: 'a' } });
  asked[0].answer('old');
  await settled();
  parts.refresh();
  assert.deepEqual([parts.get('tiles').status, parts.get('tiles').answer], ['ready', 'old']);
  parts.want({ tiles: { from: 'b' } });
  asked[1].answer('late');
  asked[2].answer('of b');
  await settled();
  assert.equal(parts.get('tiles').answer, 'of b');
});

test('a refresh that fails leaves the numbers; a question that fails says so and can be tried again', async () => {
  const { asked, ask } = server();
  const parts = new Parts(ask, () => {});
  parts.want({ tiles: { from: 'a' } });
  asked[0].answer('old');
  await settled();
  parts.refresh();
  asked[1].fail(new Error('away'));
  await settled();
  assert.deepEqual([parts.get('tiles').status, parts.get('tiles').answer], ['ready', 'old']);
  parts.want({ tiles: { from: 'b' } });
  asked[2].fail(new Error('away'));
  await settled();
  assert.equal(parts.get('tiles').status, 'error');
  parts.retry();
  asked[3].answer('new');
  await settled();
  assert.deepEqual([parts.get('tiles').status, parts.get('tiles').answer], ['ready', 'new']);
});

test('what was on its way when something changed is asked for again', async () => {
  const { asked, ask } = server();
  const parts = new Parts(ask, () => {});
  parts.want({ tiles: { from: 'a' } });
  parts.refresh();
  asked[0].answer('before the change');
  asked[1].answer('after it');
  await settled();
  assert.equal(parts.get('tiles').answer, 'after it');
});
