// @ts-check
import { html, render } from '../../lib/html.js';
import { t } from '../../lib/i18n.js';
import { problemNotice } from '../notice-box/notice-box.js';

/**
 * @typedef {object} Panel
 * @property {string} id
 * @property {string} title
 * @property {unknown} controls markup
 * @property {import('../../lib/types.js').Load<unknown>} load
 * @property {Content} [content] absent while there is no answer
 * @property {boolean} [table] whether the numbers are shown; where the page says so, choosing is an event `view` (detail: chart|table)
 *
 * @typedef {object} Content
 * @property {boolean} empty
 * @property {(theme: import('../../lib/chart-theme.js').Theme) => object} option
 * @property {string} label the chart in one sentence, for those who do not see it
 * @property {unknown} table markup: the same numbers as rows
 * @property {string} note
 * @property {object | false} [notice] said where it is empty, when that is not for want of data
 * @property {(picked: {dataIndex: number, seriesIndex: number, name: string, value: any, componentType: string}) => string | undefined} [goes]
 *   the address of what lies behind a part of the chart
 */

/** The frame around a chart: its table, and what stands there while loading, when empty and after a failure. Property `panel`. */
class ChartPanel extends HTMLElement {
  #asTable = false;
  /** @type {Panel | undefined} */
  #panel;

  connectedCallback() {
    render(
      this,
      html`<div class="panel-head"></div>
        <div class="panel-body">
          <chart-canvas role="img" hidden></chart-canvas>
          <div class="panel-table" tabindex="0" hidden></div>
          <div class="panel-state"></div>
        </div>
        <p class="panel-note"></p>`,
    );
    this.addEventListener('click', ({ target }) => {
      const view = target instanceof Element && target.closest('button')?.dataset.view;
      if (!view) return;
      if (this.#panel?.table !== undefined) return this.dispatchEvent(new CustomEvent('view', { bubbles: true, detail: view }));
      this.#asTable = view === 'table';
      this.#draw();
    });
    this.addEventListener('pick', (event) => {
      const address = this.#panel?.content?.goes?.(/** @type {CustomEvent} */ (event).detail);
      if (address) location.hash = address;
    });
  }

  set panel(/** @type {Panel} */ panel) {
    this.#panel = panel;
    this.#asTable = panel.table ?? this.#asTable;
    this.#draw();
  }

  #draw() {
    if (!this.#panel) return;
    const { load, content } = this.#panel;
    const shown = content && !content.empty && load.status !== 'error';
    this.classList.toggle('is-stale', load.status === 'loading' && Boolean(content));
    this.setAttribute('aria-busy', String(load.status === 'loading'));
    render(this.#part('.panel-head'), this.#head(this.#panel));
    this.#show('chart-canvas', Boolean(shown && !this.#asTable));
    this.#show('.panel-table', Boolean(shown && this.#asTable));
    this.#show('.panel-state', !shown);
    this.#part('.panel-note').textContent = shown ? content.note : '';
    if (shown) this.#fill(content);
    else this.#state(load, content);
  }

  /** @param {Panel} panel */
  #head({ id, title, controls }) {
    const view = (/** @type {string} */ name, /** @type {boolean} */ pressed) =>
      html`<button type="button" id="${id}-${name}" data-view="${name}" aria-pressed="${pressed}">${t(`panel.${name}`)}</button>`;
    return html`<h2 id="${id}-title">${title}</h2>
      <div class="panel-controls">
        ${controls}
        <div class="segments" role="group" aria-label="${t('panel.view')}">
          ${view('chart', !this.#asTable)} ${view('table', this.#asTable)}
        </div>
      </div>`;
  }

  /** @param {Content} content */
  #fill(content) {
    const canvas = this.#part('chart-canvas');
    canvas.setAttribute('aria-label', content.label);
    const table = this.#part('.panel-table');
    table.setAttribute('aria-label', content.label);
    // The table has all the numbers: the same table is the same chart, which then need not move.
    if (render(table, html`${content.table}`)) Object.assign(canvas, { option: content.option });
  }

  /** @param {Panel['load']} load @param {Content | undefined} content */
  #state({ status, problem }, content) {
    const state = this.#part('.panel-state');
    if (status !== 'error' && !content) return render(state, html`<span class="bone"></span>`);
    const empty = { kind: 'empty', title: t('empty.title'), lines: [t('empty.hint')] };
    render(state, html`<notice-box></notice-box>`);
    Object.assign(/** @type {Element} */ (state.firstElementChild), { notice: problem ? problemNotice(problem) : (content?.notice || empty) });
  }

  /** @param {string} selector */
  #part(selector) {
    return /** @type {HTMLElement} */ (this.querySelector(selector));
  }

  /** @param {string} selector @param {boolean} visible */
  #show(selector, visible) {
    this.#part(selector).hidden = !visible;
  }
}

export const registerChartPanel = () => customElements.define('chart-panel', ChartPanel);
