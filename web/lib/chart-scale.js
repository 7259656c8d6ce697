// @ts-check
import { durationUnit } from './format.js';
import { t } from './i18n.js';
import { shortText } from './value-text.js';

/** @typedef {import('./types.js').Kpi} Kpi */

/** @param {number} number without the noise of floating point: 0.30000000000000004 is 0.3 */
const short = (number) => String(Number(number.toPrecision(10)));

/**
 * The unit a chart's axis counts in, so that its round ticks are round for people: hours, not thousands of seconds.
 * @param {Kpi} kpi @param {(number | null | undefined)[]} values what will be drawn
 */
export function chartScale(kpi, values) {
  const largest = Math.max(0, ...values.map((value) => Math.abs(value ?? 0)));
  const duration = durationUnit(largest);
  const divisor = kpi.unit === 'seconds' ? duration.seconds : kpi.unit === 'fraction' ? 0.01 : 1;
  return {
    /** @param {number | null | undefined} value @returns {number | null} */
    plot: (value) => (value === null || value === undefined ? null : value / divisor),
    /** No axis of shares goes on beyond 100 %, once what it shows reaches to `near`. @param {number} near percent */
    end: (near) => (/** @type {{max: number}} */ { max }) => (kpi.unit === 'fraction' && max > near ? 100 : null),
    /** @param {number} tick */
    tick(tick) {
      if (kpi.unit === 'seconds') return t(duration.key, { number: short(tick) });
      if (kpi.unit === 'fraction') return `${short(tick)}%`;
      const count = kpi.unit === 'count' && shortText(kpi, tick);
      if (count) return count;
      return Math.abs(tick) >= 1000 ? tick.toLocaleString('en-US') : short(tick);
    },
  };
}

/** Names from the data inside ECharts' rich text, where braces and bars are commands. @param {string} text */
export const plainText = (text) => text.replace(/[{}|]/g, ' ');
