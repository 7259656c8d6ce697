// @ts-check
/** How somebody likes large counts written in Chinese: 14,186 or 1.42万. Theirs alone, so it stays in their browser. */

export const STYLES = /** @type {const} */ (['plain', 'wan']);
const STORED = 'manyi.numbers';
const WAN = 1e4;
const YI = 1e8;

/** @returns {typeof STYLES[number]} */
export const numberStyle = () => (globalThis.localStorage?.getItem(STORED) === 'wan' ? 'wan' : 'plain');

/** @param {string} style */
export const useNumberStyle = (style) => localStorage.setItem(STORED, style);

/** A count in 万 or 亿 with three digits that tell something; nothing where it is shorter as it is. @param {number} count */
export function myriads(count) {
  const size = Math.abs(count);
  if (size < WAN) return undefined;
  // 99,995,000 would be 10000万: what rounds up to the next unit is of the next unit.
  const unit = size >= YI - WAN / 2 ? { key: 'unit.yi', of: YI } : { key: 'unit.wan', of: WAN };
  const number = count / unit.of;
  const whole = String(Math.trunc(Math.abs(number))).length;
  return { key: unit.key, number: number.toFixed(Math.max(0, 3 - whole)) };
}
