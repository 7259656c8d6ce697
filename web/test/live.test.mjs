import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backOff, events, follow } from '../lib/live.js';

const encoder = new TextEncoder();

/** A body whose bytes come in these pieces. */
const body = (...pieces) =>
  new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(typeof piece === 'string' ? encoder.encode(piece) : piece);
      controller.close();
    },
  });

const all = async (stream) => {
  const found = [];
  for await (const event of events(stream)) found.push(event);
  return found;
};

test('events are read as the standard says, however the bytes are cut', async () => {
  const text = ': hello\n\nid: 7\nevent: change\ndata: {"kinds":["responses"]}\n\nevent: reset\r\ndata:a\r\ndata: b\r\n\r\nid: 9\n\ndata: 满意\n\ndata: not ended';
  const expected = [
    { name: 'change', id: '7', data: '{"kinds":["responses"]}' },
    { name: 'reset', id: undefined, data: 'a\nb' },
    { name: 'message', id: undefined, data: '满意' },
  ];
  assert.deepEqual(await all(body(text)), expected);
  const bytes = [...encoder.encode(text)].map((byte) => new Uint8Array([byte]));
  assert.deepEqual(await all(body(...bytes)), expected);
});

test('a connection that says nothing is given up', async () => {
  const silent = new ReadableStream({});
  await assert.rejects(async () => {
    for await (const event of events(silent, 5)) assert.fail(event.name);
  }, /silence/);
});

/** Follows some connections, one after the other, and tells what was heard. */
function followed(connections) {
  return new Promise((resolve) => {
    const said = [];
    const stop = follow({
      connect: async (last) => {
        said.push(`connect ${last}`);
        const next = connections.shift();
        if (next instanceof Error) throw next;
        if (next) return { body: next };
        stop();
        resolve(said);
        return { body: body() };
      },
      heard: (name) => said.push(name),
      state: (state) => {
        said.push(state);
        if (state === 'none') resolve(said);
      },
      pause: async (milliseconds) => assert.ok(milliseconds >= 500 && milliseconds <= 30_000, `${milliseconds}`),
    });
  });
}

test('after a break it goes on where it was', async () => {
  const said = await followed([
    body('id: 1\nevent: change\ndata: {}\n\n', 'event: change\ndata: {}\n\n'),
    new TypeError('offline'),
    body('id: 2\nevent: reset\ndata: {}\n\n', 'event: expired\ndata: {}\n\nevent: change\ndata: {}\n\n'),
  ]);
  assert.deepEqual(said, [
    'connect ', 'open', 'change', 'change', 'broken',
    'connect 1', 'broken',
    'connect 1', 'open', 'reset', 'broken',
    'connect 2',
  ]);
});

test('a server that has no stream, or not for this person, is not asked again', async () => {
  const said = await followed([Object.assign(new Error('none'), { status: 404 }), body('data: x\n\n')]);
  assert.deepEqual(said, ['connect ', 'none']);
});

test('a busy server is asked again', async () => {
  const said = await followed([Object.assign(new Error('busy'), { status: 503 }), Object.assign(new Error('none'), { status: 403 })]);
  assert.deepEqual(said, ['connect ', 'broken', 'connect ', 'none']);
});

test('pauses grow, end at half a minute, and are never the same for all', () => {
  assert.deepEqual([0, 1, 2, 10].map((failures) => backOff(failures, 1)), [1000, 2000, 4000, 30000]);
  assert.equal(backOff(0, 0), 500);
});
