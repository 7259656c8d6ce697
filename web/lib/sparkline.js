// @ts-check
import { html } from './html.js';

/** @typedef {import('./types.js').Point} Point */

const WIDTH = 100;
const HEIGHT = 24;

/**
 * A small curve without axes. Days without a value are gaps; a day between two gaps is a dot. A value that never moves
 * lies in the middle.
 * @param {Point[]} points @param {string} label what it shows, for those who do not see it
 * @param {number | null} [target] a level line across it
 */
export function sparkline(points, label, target = null) {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  if (values.length < 2) return html`<span class="sparkline"></span>`;
  const levels = target === null ? values : [...values, target];
  const [low, high] = [Math.min(...levels), Math.max(...levels)];
  const x = (/** @type {number} */ index) => ((index * WIDTH) / (points.length - 1)).toFixed(1);
  const y = (/** @type {number} */ value) => (high === low ? HEIGHT / 2 : HEIGHT - 2 - ((value - low) / (high - low)) * (HEIGHT - 4)).toFixed(1);
  let pen = 'M';
  const path = points.map(({ value }, index) => {
    const step = value === null ? '' : `${pen}${x(index)} ${y(value)}${pen === 'M' ? 'h0' : ''}`;
    pen = value === null ? 'M' : 'L';
    return step;
  });
  return html`<svg class="sparkline" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${label}"><path d="${path.join('')}"></path>${target !== null && html`<path class="target" d="M0 ${y(target)}H${WIDTH}"></path>`}</svg>`;
}
