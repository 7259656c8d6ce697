// @ts-check
import { html } from '../../lib/html.js';

/** @param {number} share of the width, from 0 to 1 */
export const bar = (share) =>
  html`<svg class="wall-bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect width="${(100 * Math.max(0, share)).toFixed(2)}" height="1"></rect></svg>`;
