// @ts-check
import { backOff, follow } from '../../lib/live.js';

/** @typedef {import('./picture.js').Picture} Picture */
/** @typedef {{link: 'opening' | 'open' | 'broken', failures: number, refused: number | undefined}} State `refused`: 401 or 403, and then it is over */

/** The first of some changes is shown at once, but hundreds of walls do not ask at the same moment. */
const JITTER = 400;
/** However much happens, so far apart are two questions. */
const SPACING = 1_000;
/** Hours pass and deadlines go by also where nothing is heard. */
const QUIET = 5 * 60_000;

/**
 * Follows what changes and asks for a new picture then, one at a time; keeps on trying for as long as it takes. The last
 * picture stays until there is a better one.
 */
export class Feed {
  /** @type {Picture | undefined} */
  picture;
  /** @type {State} */
  state = { link: 'opening', failures: 0, refused: undefined };
  #read;
  #live;
  #changed;
  #now;
  #stopFollowing = () => {};
  #over = false;
  #asking = false;
  #again = false;
  #askedAt = -Infinity;
  #due = Infinity;
  #timer = 0;

  /**
   * @param {object} wall
   * @param {() => Promise<Picture>} wall.read
   * @param {(lastEventId: string, signal: AbortSignal) => Promise<Response>} wall.live
   * @param {() => void} wall.changed the picture or the state is another one
   * @param {() => number} wall.now milliseconds of a clock that is never set
   */
  constructor({ read, live, changed, now }) {
    this.#read = read;
    this.#live = live;
    this.#changed = changed;
    this.#now = now;
  }

  start() {
    this.#stopFollowing = follow({
      connect: (last, signal) => this.#live(last, signal).catch((problem) => this.#failed(problem)),
      heard: () => this.#soon(),
      state: (state) => {
        if (this.#over) return;
        this.state.link = state === 'open' ? 'open' : 'broken';
        // What happened before the stream was open was not heard.
        if (state === 'open') this.#soon();
        this.#changed();
      },
    });
    this.#ask();
  }

  stop() {
    this.#over = true;
    this.#stopFollowing();
    clearTimeout(this.#timer);
  }

  /** Refused is refused; everything else, a gateway's 404 included, goes by. @param {{status?: number}} problem @returns {never} */
  #failed(problem) {
    if (problem.status === 401 || problem.status === 403) this.#refuse(problem.status);
    throw Object.assign(new Error('no answer', { cause: problem }), { status: 0 });
  }

  /** @param {number} status */
  #refuse(status) {
    if (this.#over) return;
    this.stop();
    this.picture = undefined;
    this.state.refused = status;
    this.#changed();
  }

  #soon() {
    if (this.#asking) this.#again = true;
    else this.#askIn(Math.max(Math.random() * JITTER, this.#askedAt + SPACING - this.#now()));
  }

  /** There is one timer, and the earliest wish counts. @param {number} milliseconds */
  #askIn(milliseconds) {
    const due = this.#now() + milliseconds;
    if (this.#over || due >= this.#due) return;
    clearTimeout(this.#timer);
    this.#due = due;
    this.#timer = /** @type {any} */ (setTimeout(() => this.#ask(), milliseconds));
  }

  async #ask() {
    this.#due = Infinity;
    this.#askedAt = this.#now();
    this.#asking = true;
    this.#again = false;
    try {
      const picture = await this.#read();
      if (this.#over) return;
      this.picture = picture;
      this.state.failures = 0;
    } catch (problem) {
      if (this.#over) return;
      const { status } = /** @type {{status?: number}} */ (problem);
      if (status === 401 || status === 403) return this.#refuse(status);
      this.state.failures++;
    } finally {
      this.#asking = false;
    }
    this.#changed();
    this.#askIn(this.state.failures ? backOff(this.state.failures, Math.random()) : QUIET);
    if (this.#again && !this.state.failures) this.#soon();
  }
}
