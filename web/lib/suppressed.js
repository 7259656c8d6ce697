// @ts-check
/** Values that are not told, as they stand for too few people. */

/**
 * An answer tells once how many would be enough; each value that is withheld gets it, so that whatever shows the value can
 * say so.
 * @template T @param {T} answer @returns {T}
 */
export function withLimits(answer) {
  const { small_group: below } = /** @type {{small_group?: number}} */ (answer);
  if (below) mark(answer, below);
  return answer;
}

/** @param {unknown} part @param {number} below */
function mark(part, below) {
  if (part === null || typeof part !== 'object') return;
  if ('suppressed' in part && part.suppressed) Object.assign(part, { below });
  for (const inner of Object.values(part)) mark(inner, below);
}
