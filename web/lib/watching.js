// @ts-check
/** Asks again and again while somebody looks: not on a hidden tab, and at once when it is looked at again. */
export class Watching {
  #timer = 0;
  #ask;
  #pause;
  #seen = () => document.visibilityState === 'visible' && this.#now();

  /** @param {() => Promise<unknown>} ask @param {() => number} pause milliseconds until the next time */
  constructor(ask, pause) {
    this.#ask = ask;
    this.#pause = pause;
  }

  begin() {
    document.addEventListener('visibilitychange', this.#seen);
    this.#later();
  }

  end() {
    document.removeEventListener('visibilitychange', this.#seen);
    clearTimeout(this.#timer);
    this.#timer = -1;
  }

  #later() {
    if (this.#timer === -1) return;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => (document.visibilityState === 'visible' ? this.#now() : this.#later()), this.#pause());
  }

  async #now() {
    // What can not be told now comes the next time.
    await this.#ask().catch(() => {});
    this.#later();
  }
}
