// @ts-check
import { html } from '../lib/html.js';
import { t } from '../lib/i18n.js';
import { NO_VALUE } from '../lib/format.js';

/** The details of an entry as names and values. @param {Record<string, unknown>} details */
export function detailList(details) {
  const pairs = Object.entries(details ?? {});
  return pairs.length > 0 && html`<dl class="pairs">${pairs.map(([name, value]) => html`<div><dt>${name}</dt><dd>${detailText(value)}</dd></div>`)}</dl>`;
}

/** A change as what it was and what it is, a list as its members, and what is in them the same way. @param {unknown} value @returns {string} */
export function detailText(value) {
  if (value === null || value === undefined || value === '') return NO_VALUE;
  if (Array.isArray(value)) return value.length ? value.map(detailText).join(t('list.comma')) : NO_VALUE;
  if (typeof value !== 'object') return String(value);
  const keys = Object.keys(value).sort().join();
  const { from, to } = /** @type {{from?: unknown, to?: unknown}} */ (value);
  if (keys === 'from,to') return t('audit.change', { from: detailText(from), to: detailText(to) });
  return Object.entries(value).map(([name, inner]) => `${name} ${detailText(inner)}`).join(t('list.comma'));
}
