// @ts-check
import { html, render } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { Rotation } from './rotation.js';
import { isNight, SECONDS, VIEWS } from './settings.js';
import { clockText, dayText, isFresh, linkText, momentText } from './status.js';
import { views } from './views.js';

/** @typedef {import('./feed.js').State} State @typedef {import('./picture.js').Picture} Picture */

/** Whoever has moved the mouse wants to see it, and the buttons, for so long. */
const IDLE = 4_000;
/** @type {Record<string, string>} */
const KEYS = { ' ': 'pause', ArrowRight: 'next', ArrowLeft: 'before', f: 'full', F: 'full' };

/**
 * What hangs on the wall: one view at a time, the clock, and how fresh all of it is. Properties `settings`, `now`, and
 * `shown`, the state of the line and the last picture. One timer moves everything.
 */
export class WallStage extends HTMLElement {
  /** @type {import('./settings.js').Settings} */
  settings = /** @type {any} */ (undefined);
  /** @type {() => number} */
  now = () => 0;
  /** @type {State} */
  #state = { link: 'opening', failures: 0, refused: undefined };
  /** @type {Picture | undefined} */
  #picture;
  /** @type {Rotation | undefined} */
  #rotation;
  #timer = 0;
  #movedAt = 0;
  /** The view that has been drawn, to the chart. */
  #drawn = '';

  connectedCallback() {
    render(this, frame());
    this.onclick = ({ target }) => {
      const button = target instanceof Element && target.closest('button[data-do]');
      if (button) this.#do(/** @type {HTMLElement} */ (button).dataset.do ?? '');
    };
    window.addEventListener('keydown', this.#key);
    window.addEventListener('pointermove', this.#moved);
    window.addEventListener('resize', this.#resized);
    document.addEventListener('visibilitychange', this.#keepAwake);
    this.#timer = window.setInterval(() => this.#tick(), 1000);
    this.#keepAwake();
  }

  disconnectedCallback() {
    window.removeEventListener('keydown', this.#key);
    window.removeEventListener('pointermove', this.#moved);
    window.removeEventListener('resize', this.#resized);
    document.removeEventListener('visibilitychange', this.#keepAwake);
    clearInterval(this.#timer);
  }

  set shown(/** @type {{state: State, picture: Picture | undefined}} */ { state, picture }) {
    const news = picture !== this.#picture;
    this.#state = state;
    this.#picture = picture;
    this.#tick(news);
  }

  /** @param {boolean} [news] the picture is another one */
  #tick(news = false) {
    const [picture, now] = [this.#picture, this.now()];
    this.#rotation ??= new Rotation(this.settings.seconds);
    const elapsed = picture ? Math.max(0, (now - picture.at) / 1000) : 0;
    this.#tell(elapsed);
    this.toggleAttribute('data-idle', now - this.#movedAt > IDLE);
    if (!picture) return;
    this.#clock(picture, elapsed);
    const names = this.#offered(picture);
    this.#rotation.follow(names, now);
    const view = views[this.#rotation.current];
    if (this.#rotation.current !== this.#drawn || news || view?.ticking) this.#draw(picture, elapsed);
    this.#dots(names);
  }

  /** Those of the views that have something to show. @param {Picture} picture */
  #offered(picture) {
    return this.settings.views.filter((name) => views[name].has(picture));
  }

  /** @param {Picture} picture @param {number} elapsed */
  #draw(picture, elapsed) {
    const name = /** @type {Rotation} */ (this.#rotation).current;
    const view = views[name];
    const stage = this.#find('.stage');
    if (name !== this.#drawn) {
      stage.dataset.view = name;
      // A chart goes with its view, and is disposed of.
      render(stage, html`<div class="view"></div>${view?.option && html`<chart-canvas role="img" aria-label="${view.label?.(picture)}"></chart-canvas>`}`);
      this.#drawn = name;
    }
    this.#find('h1').textContent = view ? view.title(picture) : t('wall.title');
    render(this.#find('.view'), html`${view ? view.content(picture, elapsed) : html`<p class="wall-nothing">${t('wall.nothing')}</p>`}`);
    const chart = this.querySelector('chart-canvas');
    if (chart) Object.assign(chart, { option: (/** @type {any} */ theme) => view.option?.(picture, theme, this.#unit()) });
  }

  /** A hundredth of the screen in pixels, as the style sheet has it. */
  #unit() {
    return parseFloat(getComputedStyle(this.#find('.stage')).fontSize) / 3;
  }

  /** @param {number} elapsed */
  #tell(elapsed) {
    const status = this.#find('.status');
    status.dataset.fresh = String(isFresh(this.#state, elapsed));
    const link = linkText(this.#state, elapsed);
    const said = this.#find('.link');
    if (said.textContent !== link) said.textContent = link;
    render(this.#find('.moment'), html`${this.#picture && momentText(this.#state, this.#picture, elapsed)}`);
    render(this.#find('.refused'), html`${this.settings.refused.map(({ name, value }) => html`<span>${refusedText(name, value)}</span>`)}`);
  }

  /** @param {Picture} picture @param {number} elapsed */
  #clock({ overview: { as_of, zone }, me }, elapsed) {
    const now = Date.parse(as_of) + 1000 * elapsed;
    const hour = Number(clockText(now, zone, { hour: '2-digit', hourCycle: 'h23' }).match(/\d+/)?.[0]);
    this.toggleAttribute('data-night', isNight(this.settings.night, hour));
    render(this.#find('.brand'), html`${me.organisation} <span>${me.display_name}</span>`);
    render(
      this.#find('.clock'),
      html`<span>${dayText(now, zone)}</span>
        <b>${clockText(now, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}</b>`,
    );
  }

  /** @param {string[]} names */
  #dots(names) {
    const { current, paused } = /** @type {Rotation} */ (this.#rotation);
    render(this.#find('.dots'), html`${names.map((name) => html`<i aria-hidden="true" class="${name === current && 'is-current'}"></i>`)} ${paused && html`<span class="chip">${t('wall.paused')}</span>`}`);
    const pause = this.#find('#wall-pause');
    const word = t(paused ? 'wall.resume' : 'wall.pause');
    if (pause.textContent !== word) pause.textContent = word;
  }

  /** @param {string} what */
  #do(what) {
    const [picture, rotation, now] = [this.#picture, this.#rotation, this.now()];
    if (what === 'full') return void fullScreen();
    if (!picture || !rotation) return;
    if (what === 'pause') rotation.hold(now);
    else rotation.step(what === 'next' ? 1 : -1, this.#offered(picture), now);
    this.#tick();
  }

  #key = (/** @type {KeyboardEvent} */ event) => {
    this.#moved();
    // On a button the space bar presses it.
    const onButton = event.key === ' ' && event.target instanceof HTMLButtonElement;
    if (!KEYS[event.key] || onButton || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.#do(KEYS[event.key]);
  };

  #moved = () => {
    this.#movedAt = this.now();
    this.removeAttribute('data-idle');
  };

  /** Type in charts follows the screen. */
  #resized = () => this.#tick(true);

  /** Where browsers offer it (not over plain HTTP), the screen stays on. */
  #keepAwake = () => {
    if (document.visibilityState === 'visible') navigator.wakeLock?.request('screen').catch(() => {});
  };

  /** @param {string} selector @returns {HTMLElement} */
  #find(selector) {
    return /** @type {HTMLElement} */ (this.querySelector(selector));
  }
}

const frame = () =>
  html`<header><p class="brand">${t('app.brand')}</p><h1>${t('wall.title')}</h1><p class="clock"></p></header>
    <main class="stage"><div class="view"><p class="wall-nothing">${t('wall.opening')}</p></div></main>
    <footer>
      <p class="status"><span class="mark" aria-hidden="true"></span> <span class="link" role="status"></span> <span class="moment"></span></p>
      <p class="refused" role="alert"></p>
      <p class="dots"></p>
      <nav aria-label="${t('wall.controls')}">
        <button type="button" id="wall-before" data-do="before">${t('wall.before')}</button>
        <button type="button" id="wall-pause" data-do="pause">${t('wall.pause')}</button>
        <button type="button" id="wall-next" data-do="next">${t('wall.next')}</button>
        <button type="button" id="wall-full" data-do="full">${t('wall.full')}</button>
      </nav>
    </footer>`;

/** @param {string} name @param {string} value */
function refusedText(name, value) {
  const known = ['views', 'seconds', 'lang', 'dim'].includes(name) ? name : 'unknown';
  return t(`wall.refused.${known}`, { name, value, views: VIEWS.join(', '), least: SECONDS.least, most: SECONDS.most });
}

/** Browsers may say no, for instance where a page has not been touched yet. */
const fullScreen = () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(() => {});

export const registerWallStage = () => customElements.define('wall-stage', WallStage);
