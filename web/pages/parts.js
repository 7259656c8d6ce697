// @ts-check
/** @typedef {import('../lib/types.js').Load<any> & {query?: string, kpi?: string, stop?: AbortController}} Part */

/** The answers that a page is made of, by name. Tells whenever one of them has changed. */
export class Parts {
  /** @type {Record<string, Part>} */
  #parts = {};
  /** @type {Record<string, Record<string, string>>} */
  #wanted = {};
  #ask;
  #changed;

  /**
   * @param {(name: string, query: Record<string, string>, signal: AbortSignal) => Promise<any>} ask
   * @param {() => void} changed
   */
  constructor(ask, changed) {
    this.#ask = ask;
    this.#changed = changed;
  }

  /** @param {string} name @returns {Part} */
  get(name) {
    return this.#parts[name];
  }

  all() {
    return Object.values(this.#parts);
  }

  /** Asks for what is wanted and not there yet. @param {Record<string, Record<string, string>>} wanted */
  want(wanted) {
    this.#wanted = wanted;
    for (const [name, query] of Object.entries(wanted)) {
      if (this.#parts[name]?.query !== JSON.stringify(query)) this.#load(name, query);
    }
  }

  /** Nobody waits any more. */
  stop() {
    for (const part of this.all()) part.stop?.abort();
  }

  /** Asks for what failed once more. */
  retry() {
    for (const part of this.all()) if (part.status === 'error') part.query = undefined;
    this.want(this.#wanted);
  }

  /** Asks for everything again, as there is something new: the numbers shown stay as they are until then. */
  refresh() {
    return Promise.all(Object.entries(this.#wanted).map(([name, query]) => this.#renew(name, query)));
  }

  /** @param {string} name @param {Record<string, string>} query */
  async #load(name, query) {
    const before = this.#parts[name];
    before?.stop?.abort();
    const stop = new AbortController();
    // The old numbers stay, dimmed, while the new ones come; those of another KPI would be misread.
    const answer = before?.kpi === query.kpi ? before?.answer : undefined;
    /** @type {Part} */
    const part = { status: 'loading', answer, query: JSON.stringify(query), kpi: query.kpi, stop };
    this.#parts[name] = part;
    try {
      this.#parts[name] = { ...part, status: 'ready', answer: await this.#ask(name, query, stop.signal) };
    } catch (problem) {
      if (stop.signal.aborted) return;
      this.#parts[name] = { ...part, status: 'error', answer: undefined, problem: /** @type {any} */ (problem) };
    }
    this.#changed();
  }

  /** @param {string} name @param {Record<string, string>} query */
  async #renew(name, query) {
    const before = this.#parts[name];
    // What is on its way may have left before there was something new.
    if (before.status !== 'ready') return this.#load(name, query);
    const stop = new AbortController();
    before.stop = stop;
    try {
      const answer = await this.#ask(name, query, stop.signal);
      if (stop.signal.aborted || this.#parts[name] !== before) return;
      this.#parts[name] = { ...before, answer };
    } catch {
      // The page says that it is not connected; the next change, or the connection's return, asks again.
      return;
    }
    this.#changed();
  }
}
