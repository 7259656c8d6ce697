// @ts-check
import { chartTheme } from '../../lib/chart-theme.js';

/** @typedef {import('../../lib/chart-theme.js').Theme} Theme */

const darkMode = matchMedia('(prefers-color-scheme: dark)');

/**
 * A chart that follows its size and the colour scheme. Property `option`: a function from the theme to an ECharts option; event
 * `pick` (detail: what ECharts says of the part that was clicked).
 */
class ChartCanvas extends HTMLElement {
  /** @type {any} */
  #chart;
  /** @type {((theme: Theme) => object) | undefined} */
  #option;
  #size = new ResizeObserver(() => (this.#chart ? this.#chart.resize() : this.#draw()));
  #recolour = () => this.#draw();

  set option(/** @type {(theme: Theme) => object} */ option) {
    this.#option = option;
    this.#draw();
  }

  connectedCallback() {
    this.#size.observe(this);
    darkMode.addEventListener('change', this.#recolour);
  }

  disconnectedCallback() {
    this.#size.disconnect();
    darkMode.removeEventListener('change', this.#recolour);
    this.#chart?.dispose();
    this.#chart = undefined;
  }

  /** The library is loaded with the first chart; a hidden canvas has no size and is drawn when it gets one. */
  async #draw() {
    const { init } = await import('../../lib/echarts.js');
    if (!this.isConnected || !this.clientWidth || !this.#option) return;
    this.#chart ??= this.#begin(init);
    this.#chart.setOption(this.#option(chartTheme()), { notMerge: true });
  }

  /** @param {typeof import('../../lib/echarts.js').init} init */
  #begin(init) {
    const chart = init(this, null, { renderer: 'canvas' });
    chart.on('click', (/** @type {object} */ detail) => this.dispatchEvent(new CustomEvent('pick', { bubbles: true, detail })));
    return chart;
  }
}

export const registerChartCanvas = () => customElements.define('chart-canvas', ChartCanvas);
