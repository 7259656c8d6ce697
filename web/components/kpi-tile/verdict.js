// @ts-check
import { format } from '../../lib/i18n.js';
import { NO_VALUE } from '../../lib/format.js';

/** @typedef {import('../../lib/types.js').Kpi} Kpi @typedef {import('../../lib/types.js').Comparison} Comparison */

/**
 * How a change reads: an arrow for where the number went, a word for what that means, a tone for the eye. The word says
 * everything the colour says.
 * @param {Kpi} kpi @param {Comparison | undefined} comparison
 */
export function verdict(kpi, comparison) {
  const change = comparison?.change;
  if (change === undefined || change === null) return { tone: 'none', arrow: '', text: NO_VALUE, word: 'change.unknown' };
  const text = format.change(change, kpi);
  if (!/[1-9]/.test(text)) return { tone: 'none', arrow: '=', text, word: 'change.flat' };
  const rose = change > 0;
  const arrow = rose ? '▲' : '▼';
  if (comparison?.significant === false) return { tone: 'none', arrow, text, word: 'change.noise' };
  if (kpi.direction === 'none') return { tone: 'none', arrow, text, word: rose ? 'change.more' : 'change.fewer' };
  const better = rose === (kpi.direction === 'higher');
  return { tone: better ? 'better' : 'worse', arrow, text, word: better ? 'change.better' : 'change.worse' };
}

/** Whether a target is reached: what may be noise is neither reached nor missed. @param {Comparison} comparison */
export function against({ improvement, significant }) {
  if (typeof improvement !== 'number') return { tone: 'none', word: 'change.unknown' };
  if (improvement >= 0) return { tone: 'better', word: 'target.reached' };
  return significant === false ? { tone: 'none', word: 'change.noise' } : { tone: 'worse', word: 'target.missed' };
}
