// @ts-check
/** Which view is shown: one after the other, unless somebody holds one. */
export class Rotation {
  /** The name of the view that is shown, empty as long as there is none. */
  current = '';
  paused = false;
  #since = 0;
  #milliseconds;

  /** @param {number} seconds each */
  constructor(seconds) {
    this.#milliseconds = seconds * 1000;
  }

  /**
   * Goes on when it is time, or when what was shown has nothing to show any more. @param {string[]} names those that have something @param {number} now
   */
  follow(names, now) {
    if (!names.includes(this.current)) this.#show(names[0] ?? '', now);
    else if (!this.paused && now - this.#since >= this.#milliseconds) this.step(1, names, now);
  }

  /** @param {number} by 1 for the next, -1 for the one before @param {string[]} names @param {number} now */
  step(by, names, now) {
    if (!names.length) return;
    const index = Math.max(0, names.indexOf(this.current));
    this.#show(names[(index + by + names.length) % names.length], now);
  }

  /** @param {number} now */
  hold(now) {
    this.paused = !this.paused;
    this.#since = now;
  }

  /** @param {string} name @param {number} now */
  #show(name, now) {
    this.current = name;
    this.#since = now;
  }
}
