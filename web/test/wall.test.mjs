import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Feed } from '../pages/wall/feed.js';
import { Rotation } from '../pages/wall/rotation.js';
import { isNight, readSettings, SECONDS, VIEWS } from '../pages/wall/settings.js';

test('a wall is set after the # of its address', () => {
  assert.deepEqual(readSettings('#views=cities,tiles&seconds=45&lang=en&dim=22-7'), {
    views: ['cities', 'tiles'],
    seconds: 45,
    lang: 'en',
    night: { from: 22, to: 7 },
    refused: [],
  });
  assert.deepEqual(readSettings(''), { views: VIEWS, seconds: SECONDS.usual, lang: null, night: undefined, refused: [] });
});

test('what is not understood is told by name and value, and its default stands', () => {
  for (const part of ['views=tiles,none', 'views=', 'seconds=4', 'seconds=601', 'seconds=ten', 'lang=fr', 'dim=22', 'dim=24-3', 'dim=7-7', 'colour=red']) {
    const [name, value] = part.split('=');
    assert.deepEqual(readSettings(`#${part}`), { ...readSettings(''), refused: [{ name, value }] }, part);
  }
});

test('a night may go over midnight', () => {
  const dark = (from, to) => [...Array(24).keys()].filter((hour) => isNight({ from, to }, hour));
  assert.deepEqual(dark(22, 7), [0, 1, 2, 3, 4, 5, 6, 22, 23]);
  assert.deepEqual(dark(1, 4), [1, 2, 3]);
  assert.deepEqual(dark(20, 24), [20, 21, 22, 23]);
  assert.equal(isNight(undefined, 3), false);
});

test('views follow one another, but what has nothing to show is passed by', () => {
  const rotation = new Rotation(20);
  const at = (seconds, names) => {
    rotation.follow(names, 1000 * seconds);
    return rotation.current;
  };
  const all = ['today', 'tiles', 'cities'];
  assert.deepEqual([0, 19, 20, 39, 40, 60].map((second) => at(second, all)), ['today', 'today', 'tiles', 'tiles', 'cities', 'today']);
  assert.equal(at(61, ['tiles', 'cities']), 'tiles', 'the view that was shown has lost its data');
  assert.equal(at(62, []), '');
  rotation.step(1, [], 62_000);
  assert.equal(at(63, all), 'today');
});

test('who holds a view keeps it, and may go on by hand in both directions', () => {
  const rotation = new Rotation(20);
  const names = ['today', 'tiles', 'cities'];
  rotation.follow(names, 0);
  rotation.hold(5_000);
  rotation.follow(names, 900_000);
  assert.equal(rotation.current, 'today');
  rotation.step(-1, names, 900_000);
  assert.equal(rotation.current, 'cities');
  rotation.hold(900_000);
  rotation.follow(names, 919_999);
  assert.equal(rotation.current, 'cities');
  rotation.follow(names, 920_000);
  assert.equal(rotation.current, 'today');
});

/** What has been promised by now is kept. */
const settle = async () => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};

/** A feed at a server whose answers and streams the test gives, with time that goes by only when it says so. */
function feeding(context, answers) {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  context.mock.method(Math, 'random', () => 0.5);
  const wall = { asked: 0, connected: [], pieces: undefined, time: 0, changes: 0 };
  const answer = (next) => (next instanceof Error ? Promise.reject(next) : Promise.resolve(next));
  wall.feed = new Feed({
    read: () => answer(answers[Math.min(wall.asked++, answers.length - 1)]),
    live: async (last) => {
      wall.connected.push(last);
      if (wall.gone) throw wall.gone;
      return { body: new ReadableStream({ start: (controller) => (wall.pieces = controller) }) };
    },
    changed: () => wall.changes++,
    now: () => wall.time,
  });
  wall.pass = async (milliseconds) => {
    for (let left = milliseconds; left > 0; left -= 100) {
      wall.time += 100;
      context.mock.timers.tick(100);
      if (wall.time % 15_000 === 0 && !wall.gone) await wall.hear(': still here\n\n');
      await settle();
    }
  };
  wall.hear = async (text) => {
    wall.pieces.enqueue(new TextEncoder().encode(text));
    // The stream decodes outside of the queue of promises.
    await new Promise((resolve) => setImmediate(resolve));
    await settle();
  };
  context.after(() => wall.feed.stop());
  return wall;
}

test('a change is asked for at once, many are asked for as one, and a quiet day now and then', async (context) => {
  const wall = feeding(context, [{ at: 0 }]);
  wall.feed.start();
  await settle();
  assert.equal(wall.feed.state.link, 'open');
  assert.deepEqual(wall.feed.picture, { at: 0 });
  await wall.pass(10_000);
  const before = wall.asked;
  for (let n = 0; n < 50; n++) await wall.hear('event: change\ndata: {}\n\n');
  await wall.pass(400);
  assert.equal(wall.asked, before + 1);
  await wall.hear('event: change\ndata: {}\n\n');
  await wall.pass(400);
  assert.equal(wall.asked, before + 1, 'two questions are a second apart');
  await wall.pass(1_000);
  assert.equal(wall.asked, before + 2);
  await wall.pass(5 * 60_000);
  assert.equal(wall.asked, before + 3);
});

test('without an answer the last picture stays, and it goes on trying', async (context) => {
  const problem = Object.assign(new Error('offline'), { status: 0 });
  const wall = feeding(context, [{ at: 1 }, problem, problem, problem, { at: 2 }]);
  wall.gone = problem;
  wall.feed.start();
  await settle();
  assert.equal(wall.feed.state.link, 'broken');
  wall.gone = undefined;
  await wall.pass(2_500);
  assert.deepEqual(wall.feed.picture, { at: 1 });
  assert.ok(wall.feed.state.failures > 0);
  await wall.pass(60_000);
  assert.deepEqual(wall.feed.picture, { at: 2 });
  assert.equal(wall.feed.state.failures, 0);
});

test('a gateway that knows nothing of us for a while is no reason to give up', async (context) => {
  const wall = feeding(context, [{ at: 1 }]);
  wall.gone = Object.assign(new Error('nobody here'), { status: 404 });
  wall.feed.start();
  await settle();
  wall.gone = undefined;
  await wall.pass(5_000);
  assert.equal(wall.feed.state.link, 'open');
});

for (const status of [401, 403]) {
  test(`who is refused by ${status} keeps no picture and asks no more`, async (context) => {
    const wall = feeding(context, [{ at: 1 }, Object.assign(new Error('no'), { status })]);
    wall.feed.start();
    await settle();
    await wall.hear('event: change\ndata: {}\n\n');
    await wall.pass(3_000);
    assert.equal(wall.feed.state.refused, status);
    assert.equal(wall.feed.picture, undefined);
    const { asked } = wall;
    const connected = wall.connected.length;
    wall.gone = new Error('nobody asks');
    await wall.pass(10 * 60_000);
    assert.deepEqual([wall.asked, wall.connected.length], [asked, connected]);
  });
}
