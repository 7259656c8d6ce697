// @ts-check
/** Server-sent events by fetch, because EventSource can not send who asks. */

const SILENCE = 45_000;
const LONGEST_PAUSE = 30_000;

/** @typedef {{name: string, id?: string, data: string}} ServerEvent */

/**
 * The events of a stream, as the HTML standard reads them: lines end with LF, CR or both, a blank line ends an event,
 * and one without data is none. Comments keep the connection alive and are not told.
 * @param {ReadableStream<Uint8Array>} body @param {number} [silence] the longest time without a byte @returns {AsyncGenerator<ServerEvent>}
 */
export async function* events(body, silence = SILENCE) {
  // The types of the standard library disagree about what the decoder takes.
  const decoder = /** @type {ReadableWritablePair<string, Uint8Array>} */ (/** @type {unknown} */ (new TextDecoderStream()));
  const reader = body.pipeThrough(decoder).getReader();
  let rest = '';
  let event = blank();
  try {
    for (;;) {
      const { done, value } = await within(silence, reader.read());
      if (done) return;
      const lines = (rest + value).split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (line !== '') {
          read(line, event);
        } else {
          if (event.lines.length) yield { name: event.name, id: event.id, data: event.lines.join('\n') };
          event = blank();
        }
      }
    }
  } finally {
    // Also when nobody wants more: the connection is closed, not left to the garbage collector.
    reader.cancel().catch(() => {});
  }
}

/** @returns {{name: string, id?: string, lines: string[]}} */
const blank = () => ({ name: 'message', lines: [] });

/** @param {string} line @param {{name: string, id?: string, lines: string[]}} event */
function read(line, event) {
  const [, field, value] = line.match(/^([^:]*):? ?(.*)$/) ?? [];
  if (field === 'event') event.name = value;
  if (field === 'id') event.id = value;
  if (field === 'data') event.lines.push(value);
}

/** @template T @param {number} milliseconds @param {Promise<T>} promise @returns {Promise<T>} */
function within(milliseconds, promise) {
  let timer = 0;
  const late = new Promise((_, reject) => {
    timer = /** @type {any} */ (setTimeout(() => reject(new Error('silence')), milliseconds));
  });
  return /** @type {Promise<T>} */ (Promise.race([promise, late])).finally(() => clearTimeout(timer));
}

/** Twice as long after each failure, and never for many at the same moment. @param {number} failures @param {number} random from 0 to 1 */
export const backOff = (failures, random) => Math.min(LONGEST_PAUSE, 1000 * 2 ** failures) * (0.5 + random / 2);

/** @param {number} milliseconds */
const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Follows the stream until it is stopped: connects again where it was after every break.
 * @param {object} stream
 * @param {(lastEventId: string, signal: AbortSignal) => Promise<Response>} stream.connect
 * @param {(name: string, data: string) => void} stream.heard
 * @param {(state: 'open' | 'broken' | 'none') => void} stream.state `none`: this server or this person has no such stream
 * @param {(milliseconds: number) => Promise<unknown>} [stream.pause]
 * @returns {() => void} stops
 */
export function follow({ connect, heard, state, pause = sleep }) {
  const stop = new AbortController();
  const run = async () => {
    let last = '';
    for (let failures = 0; !stop.signal.aborted; failures++) {
      try {
        const { body } = await connect(last, stop.signal);
        state('open');
        for await (const { name, id, data } of events(/** @type {ReadableStream<Uint8Array>} */ (body))) {
          failures = 0;
          last = id ?? last;
          if (name === 'expired') break;
          heard(name, data);
        }
      } catch (problem) {
        const { status } = /** @type {{status?: number}} */ (problem);
        if (status && status >= 400 && status < 500 && status !== 429) return state('none');
      }
      if (stop.signal.aborted) return;
      state('broken');
      await pause(backOff(failures, Math.random()));
    }
  };
  run();
  return () => stop.abort();
}
