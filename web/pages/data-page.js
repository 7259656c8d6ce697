// @ts-check
import { problemNotice } from '../components/notice-box/notice-box.js';
import { html, render } from '../lib/html.js';

/**
 * A page made of one answer: its title and controls, and below what the server said, or what stands there until then and
 * after a failure. A page says what to `ask`, its `head` and its `content`; property `me`.
 * @template T
 */
export class DataPage extends HTMLElement {
  /** @type {import('../lib/types.js').Me} */
  me = /** @type {any} */ (undefined);
  /** @type {T | undefined} */
  answer;
  #asked = 0;

  connectedCallback() {
    render(this, html`<main class="page"><div class="page-head"></div><div class="page-says"></div><div class="page-content"></div></main>`);
    this.addEventListener('retry', () => this.reload());
    render(this.find('.page-head'), html`${this.head()}`);
    this.reload();
  }

  /** @returns {Promise<T>} */
  async ask() {
    throw new Error('a page says what it asks');
  }

  /** @returns {unknown} markup */
  head() {
    return undefined;
  }

  /** @param {T} _answer @returns {unknown} markup */
  content(_answer) {
    return undefined;
  }

  /** Asks again; what is shown stays until then, and an answer to an older question never replaces a newer one. */
  async reload() {
    const asked = ++this.#asked;
    this.setAttribute('aria-busy', 'true');
    if (this.answer === undefined) render(this.find('.page-content'), html`<div class="bones">${[1, 2, 3].map(() => html`<span class="bone"></span>`)}</div>`);
    try {
      const answer = await this.ask();
      if (asked !== this.#asked) return;
      this.answer = answer;
      this.say(undefined);
      this.draw();
    } catch (problem) {
      if (asked !== this.#asked) return;
      this.answer = undefined;
      render(this.find('.page-content'), html``);
      this.say(problemNotice(/** @type {any} */ (problem)));
    }
    this.setAttribute('aria-busy', 'false');
  }

  /** The content again, as what it is made of has changed. */
  draw() {
    if (this.answer !== undefined) render(this.find('.page-content'), html`${this.content(this.answer)}`);
  }

  /** @param {object | undefined} notice */
  say(notice) {
    render(this.find('.page-says'), html`${notice && html`<notice-box></notice-box>`}`);
    if (notice) Object.assign(this.find('.page-says notice-box'), { notice });
  }

  /** @param {string} selector @returns {HTMLElement} */
  find(selector) {
    return /** @type {HTMLElement} */ (this.querySelector(selector));
  }
}
