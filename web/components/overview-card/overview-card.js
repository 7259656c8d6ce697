// @ts-check
import { html, render } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { problemNotice } from '../notice-box/notice-box.js';

/**
 * @typedef {object} Card
 * @property {string} title
 * @property {import('../../lib/types.js').Load<unknown>} load
 * @property {{rows: unknown, empty: boolean, note: string}} [content] markup; absent while there is no answer
 */

/** A short list under a title, and what stands there while loading, when empty and after a failure. Property `card`. */
class OverviewCard extends HTMLElement {
  /** @param {Card} card */
  set card({ title, load, content }) {
    const shown = content && !content.empty && load.status !== 'error';
    this.classList.toggle('is-stale', load.status === 'loading' && Boolean(content));
    this.setAttribute('aria-busy', String(load.status === 'loading'));
    render(
      this,
      html`<h2>${title}</h2>
        <div class="card-body">${shown ? content.rows : load.status === 'error' || content ? html`<notice-box></notice-box>` : html`<span class="bone"></span>`}</div>
        <p class="card-note">${shown && content.note}</p>`,
    );
    const empty = { kind: 'empty', title: t('empty.title'), lines: [t('empty.hint')] };
    const box = this.querySelector('notice-box');
    if (box) Object.assign(box, { notice: load.problem ? problemNotice(load.problem) : empty });
  }
}

export const registerOverviewCard = () => customElements.define('overview-card', OverviewCard);
