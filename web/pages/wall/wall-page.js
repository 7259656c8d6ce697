// @ts-check
import { deviceApi } from '../../lib/api.js';
import { deviceToken, forgetToken, keepToken } from './device.js';
import { Feed } from './feed.js';
import { pictures } from './picture.js';
import { registerTokenForm, TokenForm } from './token-form.js';
import { registerWallStage, WallStage } from './wall-stage.js';

/** A screen that nobody sits at: asks for its token once, and shows what that may see until it is revoked. Property `settings`. */
export class WallPage extends HTMLElement {
  /** @type {import('./settings.js').Settings} */
  settings = /** @type {any} */ (undefined);
  /** A clock that nobody sets: a screen's own may be years off until it has found the network. */
  now = () => performance.now();
  /** @type {Feed | undefined} */
  #feed;

  connectedCallback() {
    this.addEventListener('token', (event) => {
      keepToken(/** @type {CustomEvent<string>} */ (event).detail);
      this.#begin();
    });
    if (deviceToken()) this.#begin();
    else this.#ask();
  }

  disconnectedCallback() {
    this.#feed?.stop();
  }

  #begin() {
    const api = deviceApi(deviceToken());
    const now = () => this.now();
    this.#feed = new Feed({ read: pictures(api, this.settings.views, now), live: api.live, changed: () => this.#show(), now });
    this.replaceChildren(Object.assign(new WallStage(), { settings: this.settings, now }));
    this.#show();
    this.#feed.start();
  }

  #show() {
    const { state, picture } = /** @type {Feed} */ (this.#feed);
    if (state.refused) this.#ask(state.refused);
    else Object.assign(/** @type {WallStage} */ (this.firstElementChild), { shown: { state: { ...state }, picture } });
  }

  /** What the screen could see until now it may not show any longer. @param {number} [refused] */
  #ask(refused) {
    if (refused) forgetToken();
    this.#feed = undefined;
    this.replaceChildren(Object.assign(new TokenForm(), { refused }));
  }
}

export function registerWallPage() {
  registerTokenForm();
  registerWallStage();
  customElements.define('wall-page', WallPage);
}
