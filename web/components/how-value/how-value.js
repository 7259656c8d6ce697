// @ts-check
import { openInfo } from '../info-dialog/info-dialog.js';
import { html } from '../../lib/html.js';
import { format, instantText, language, t } from '../../lib/i18n.js';
import { hasInterval, intervalText, kpiValue } from '../../lib/value-text.js';

/** @typedef {import('../../lib/types.js').Kpi} Kpi @typedef {import('../../lib/types.js').Value} Value @typedef {import('../../lib/types.js').Row} Row */

/** A number that says how it came about when it is pressed; `row` is the one of the answer in which it stands. @param {Kpi} kpi @param {Value} value @param {Row} row */
export function howValue(kpi, value, row) {
  if (value.suppressed || value.value === null) return kpiValue(kpi, value);
  return html`<button type="button" class="link how" data-how="${placeOf(row)}" data-of="${kpi.id}" title="${t('how.title')}">${kpiValue(kpi, value)}</button>`;
}

/** Tells the rows of an answer apart. @param {Row} row */
const placeOf = ({ key, across_key, period }) => JSON.stringify([key ?? null, across_key ?? null, period]);

/**
 * How the number that was pressed came about, in a dialog; nothing where none was.
 * @param {HTMLElement} page @param {EventTarget | null} pressed @param {Kpi[]} kpis @param {string} zone
 * @param {(kpi: string) => Promise<import('../../lib/types.js').Values>} explained the same answer again, explained
 */
export function openHow(page, pressed, kpis, zone, explained) {
  const button = pressed instanceof Element && pressed.closest('button.how');
  if (!(button instanceof HTMLButtonElement)) return;
  const kpi = /** @type {Kpi} */ (kpis.find(({ id }) => id === button.dataset.of));
  openInfo(page, t('how.of', { kpi: kpi.name[language()] }), async () => {
    const { rows } = await explained(kpi.id);
    const value = rows.find((row) => placeOf(row) === button.dataset.how)?.values[kpi.id];
    return value?.explanation ? words(kpi, value, zone) : html`<p>${t('how.none')}</p>`;
  });
}

/** How the one value of an answer came about, in a dialog. @param {HTMLElement} page @param {Kpi} kpi @param {() => Promise<import('../../lib/types.js').Values>} explained */
export function openHowOf(page, kpi, explained) {
  openInfo(page, t('how.of', { kpi: kpi.name[language()] }), async () => {
    const { rows, zone } = await explained();
    const value = rows[0]?.values[kpi.id];
    return value?.explanation ? words(kpi, value, zone) : html`<p>${t('how.none')}</p>`;
  });
}

/** @param {Kpi} kpi @param {Value} value @param {string} zone */
function words(kpi, value, zone) {
  const { sentence, definition, numerator, denominator, excluded, hours, rules_version, as_of } =
    /** @type {import('../../lib/types.js').Explanation} */ (value.explanation);
  const number = (/** @type {number | null} */ one) => (one === null ? null : one.toLocaleString('en-US', { maximumFractionDigits: 2 }));
  const facts = {
    numerator: number(numerator),
    denominator: number(denominator),
    excluded: number(excluded),
    hours: hours && t(`how.hours.${hours}`),
    as_of: instantText(as_of, zone, 'medium'),
    rules_version,
  };
  return html`<p class="how-value">${kpiValue(kpi, value)} <span class="muted">${t('tile.n', { n: format.count(value.n) })}</span></p>
    <p class="how-sentence">${sentence}</p>
    <dl class="facts">
      <dt>${t('how.definition')}</dt><dd>${definition}</dd>
      ${hasInterval(value) && html`<dt>${t('table.interval')}</dt><dd>${intervalText(kpi, value)}</dd>`}
      ${Object.entries(facts).map(([name, text]) => text !== null && html`<dt>${t(`how.${name}`)}</dt><dd>${text}</dd>`)}
    </dl>`;
}
