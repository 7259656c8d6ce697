// @ts-check
/** @typedef {import('../lib/types.js').Row} Row */

/** The bands from the least to the most satisfied quarter of the stores. */
export const BANDS = ['lowest', 'low', 'high', 'highest'];

/**
 * The stores with a satisfaction score in four bands of (nearly) as many, by their score; none where there are too few stores
 * to be compared.
 * @param {Row[]} rows @returns {{stores: string[]}[]}
 */
export function bandsOf(rows) {
  const score = (/** @type {Row} */ { values }) => values.csat_score?.value;
  const known = rows
    .filter((row) => row.key && typeof score(row) === 'number')
    .sort((one, other) => Number(score(one)) - Number(score(other)) || String(one.key).localeCompare(String(other.key)));
  if (known.length < BANDS.length) return [];
  const edge = (/** @type {number} */ band) => Math.round((band * known.length) / BANDS.length);
  return BANDS.map((_, band) => ({ stores: known.slice(edge(band), edge(band + 1)).map(({ key }) => String(key)) }));
}
