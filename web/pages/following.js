// @ts-check
import { api } from '../lib/api.js';
import { follow } from '../lib/live.js';

/** Changes that come fast are one: the page asks again at most so often. */
const GATHER = 1_500;
/** The numbers need not wait for the stream of changes any longer. */
const PATIENCE = 300;

/** Hears what changes for a page, and tells it to ask again: not at every change, and not while nobody looks. */
export class Following {
  /** Whether what changes is heard of: none where there is no such stream. */
  state = 'none';
  #stop = () => {};
  #gathering = 0;
  #renew;
  #show;

  /** @param {() => void} renew asks again @param {() => void} show the state has changed */
  constructor(renew, show) {
    this.#renew = renew;
    this.#show = show;
  }

  /** Listens first, and lets the page ask then, so that nothing changes unheard in between. @param {() => boolean} hasAsked */
  begin(hasAsked) {
    document.addEventListener('visibilitychange', this.#catchUp);
    return new Promise((resolve) => {
      setTimeout(resolve, PATIENCE);
      this.#stop = follow({
        connect: api.live,
        heard: (name) => name !== 'job' && this.#changed(),
        state: (state) => {
          const late = state === 'open' && hasAsked();
          this.state = state;
          resolve(undefined);
          if (late) this.#changed();
          this.#show();
        },
      });
    });
  }

  end() {
    document.removeEventListener('visibilitychange', this.#catchUp);
    clearTimeout(this.#gathering);
    this.#stop();
  }

  /** Something changed somewhere; which numbers that moves only the server knows. */
  #changed() {
    if (this.#gathering) return;
    this.#gathering = window.setTimeout(() => {
      // Nobody looks: asked when somebody does.
      if (document.hidden) return;
      this.#gathering = 0;
      this.#renew();
    }, GATHER * (0.5 + Math.random()));
  }

  #catchUp = () => {
    if (document.hidden || !this.#gathering) return;
    clearTimeout(this.#gathering);
    this.#gathering = 0;
    this.#changed();
  };
}
