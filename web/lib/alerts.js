// @ts-check
/**
 * What the strip above the numbers tells, by one rule over the comparisons that the overview brings along:
 *
 * - **target**: a headline number is on the wrong side of its target, and not only by noise (`significant` is not false;
 *   null, where no test is defined, counts as missed: a target is a line that somebody drew);
 * - **previous**, **year_ago**: it is significantly worse than in the period before, or a year ago (`significant` is true:
 *   what may be noise, or can not be tested, alarms nobody).
 *
 * Better or worse is the server's `improvement`, which knows the KPI's good direction. A KPI without one, a value that is
 * withheld and one without data tell nothing. First comes who misses a target, then what became worse; within both the
 * larger relative distance.
 */

/** @typedef {import('./types.js').Headline} Headline */
/** @typedef {'target' | 'previous' | 'year_ago'} Against */
/** @typedef {{kpi: string, reasons: Against[], distance: number}} Alert */

/** @param {Headline[]} headline @returns {Alert[]} */
export function alerts(headline) {
  const found = headline.flatMap((value) => {
    const reasons = reasonsOf(value);
    return reasons.length ? [{ kpi: value.kpi, reasons, distance: -(value[reasons[0]]?.improvement ?? 0) }] : [];
  });
  const missed = (/** @type {Alert} */ alert) => Number(alert.reasons[0] === 'target');
  return found.sort((one, other) => missed(other) - missed(one) || other.distance - one.distance);
}

/** @param {Headline} value @returns {Against[]} */
function reasonsOf(value) {
  if (value.value === null || value.suppressed) return [];
  /** @type {Against[]} */
  const all = ['target', 'previous', 'year_ago'];
  return all.filter((against) => {
    const { improvement, significant } = value[against] ?? {};
    if (typeof improvement !== 'number' || improvement >= 0) return false;
    return against === 'target' ? significant !== false : significant === true;
  });
}
