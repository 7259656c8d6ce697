// @ts-check
/** @typedef {import('./types.js').Kpi} Kpi */

export const NO_VALUE = '–';

/**
 * Rounded half up on the exact binary value, as the reports do; toFixed is exact, arithmetic before it is not.
 * Nothing is ever "-0".
 * @param {number} value @param {number} decimals
 */
function fixed(value, decimals) {
  const text = value.toFixed(decimals);
  return /[1-9]/.test(text) ? text : text.replace('-', '');
}

/** The point moves by two digits, for value * 100 would round in floating point first. @param {number} value @param {number} decimals */
function percent(value, decimals) {
  const [whole, part] = fixed(value, decimals + 2).split('.');
  const digits = (whole + part.slice(0, 2)).replace(/^(-?)0+(?=\d)/, '$1');
  return digits + (decimals ? `.${part.slice(2)}` : '');
}

/** @param {string} number */
function grouped(number) {
  const [whole, decimals] = number.split('.');
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (decimals ? `.${decimals}` : '');
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The unit in which people read a duration of this size. @param {number} seconds */
export function durationUnit(seconds) {
  const size = Math.abs(seconds);
  if (size < 90) return { key: 'unit.seconds', seconds: 1 };
  if (size < 90 * MINUTE) return { key: 'unit.minutes', seconds: MINUTE };
  if (size < 48 * HOUR) return { key: 'unit.hours', seconds: HOUR };
  return { key: 'unit.days', seconds: DAY };
}

/**
 * Numbers as text in one language, by the rules the reports follow too (one shared table of cases tests both).
 * @param {(key: string, values?: Record<string, unknown>) => string} t
 */
export function formatter(t) {
  /** @param {number} seconds */
  const duration = (seconds) => {
    const unit = durationUnit(seconds);
    const decimals = unit.seconds === 1 && Number.isInteger(seconds) ? 0 : 1;
    return t(unit.key, { number: fixed(seconds / unit.seconds, decimals) });
  };

  /** @param {number | null | undefined} value @param {Pick<Kpi, 'unit' | 'decimals'>} kpi */
  const kpi = (value, { unit, decimals }) => {
    if (value === null || value === undefined) return NO_VALUE;
    if (unit === 'seconds') return duration(value);
    if (unit === 'fraction') return `${percent(value, decimals)}%`;
    return unit === 'count' ? grouped(fixed(value, decimals)) : fixed(value, decimals);
  };

  return {
    kpi,
    /** A signed difference; between two percentages it is in percentage points. @param {number} change @param {Kpi} of */
    change(change, of) {
      const text =
        of.unit === 'fraction' ? t('unit.percentage_points', { number: percent(change, of.decimals) }) : kpi(change, of);
      return change > 0 && /[1-9]/.test(text) ? `+${text}` : text;
    },
    /** @param {number} n */
    count: (n) => grouped(fixed(n, 0)),
  };
}
