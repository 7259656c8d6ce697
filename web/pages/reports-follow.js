// @ts-check
import { api } from '../lib/api.js';
import { follow } from '../lib/live.js';

/** @typedef {import('../lib/types.js').Job} Job */

/** How often a job is asked for while one goes on: often where nothing is heard, now and then where events may be missed. */
const DEAF = 1_500;
const HEARING = 10_000;

/** Hears how far one's jobs are, and asks now and then while one goes on; also where there are no events. */
export class JobFollowing {
  #hearing = false;
  #timer = 0;
  #stop = () => {};
  #waiting;
  #show;
  #ended = false;

  /** @param {() => boolean} waiting whether any goes on @param {(jobs: Partial<Job>[], whole: boolean) => void} show what was heard of some, or all there are */
  constructor(waiting, show) {
    this.#waiting = waiting;
    this.#show = show;
  }

  begin() {
    this.#stop = follow({
      connect: api.live,
      heard: (name, data) => name === 'job' && this.#show([JSON.parse(data)], false),
      state: (state) => {
        this.#hearing = state === 'open';
        // What happened while nothing was heard.
        if (this.#hearing && this.#waiting()) this.ask();
      },
    });
    this.#later();
  }

  end() {
    this.#ended = true;
    clearTimeout(this.#timer);
    this.#stop();
  }

  #later() {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => (this.#waiting() ? this.ask() : this.#later()), this.#hearing ? HEARING : DEAF);
  }

  /** Asks now; when there is no answer, the next time tells. */
  async ask() {
    try {
      const { jobs } = await api.jobs('report');
      if (!this.#ended) this.#show(jobs, true);
    } catch {
      // Said by the page when it is loaded; here it comes again.
    }
    if (!this.#ended) this.#later();
  }
}
