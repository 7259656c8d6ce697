// @ts-check
import { NO_VALUE } from '../../lib/format.js';
import { format, instantText, t, wordFor } from '../../lib/i18n.js';

/** @typedef {import('../../lib/types.js').Fact} Fact @typedef {import('../../lib/types.js').Kpi} Kpi */
/** @typedef {(dimension: string, code: string) => string} NameOf the name of a code; itself where it has none */

/** The columns of each kind of fact; other rows show all that they have. */
/** @type {Record<string, string[]>} */
const COLUMNS = {
  response: ['time', 'store_name', 'counts', 'csat', 'nps', 'ces', 'category', 'employee', 'comment'],
  ticket: ['time', 'store_name', 'counts', 'kind', 'priority', 'category', 'employee', 'subject'],
};
/** Told by another field, or too long for a column. */
const UNSEEN = ['source', 'external_id', 'store', 'rows', 'ratings', 'choices', 'submitted_at', 'opened_at', 'fact', 'part'];
const MOST_COLUMNS = 9;
/** Codes that have a word. */
/** @type {Record<string, (code: string) => string>} */
const WORDS = {
  fact: (code) => wordFor('fact', code),
  part: (code) => wordFor('part', code),
  kind: (code) => wordFor('kind', code),
  priority: (code) => wordFor('priority', code),
  tier: (code) => wordFor('tier', code),
  stage: (code) => wordFor('stage', code),
  channel: (code) => wordFor('channel', code),
  exclusion: (code) => wordFor('exclusion', code),
};
/** Codes of the chain's own: the page knows what they are called. */
const CODES = ['category', 'employee'];
/** Written by people: shown as it is, and left-aligned. */
const TEXTS = ['comment', 'subject', 'note', 'root_cause', 'store_name', 'category', 'employee', ...Object.keys(WORDS)];

/** The moments of a ticket's life, in the order of a good one. */
export const STEPS = ['opened_at', 'first_response_at', 'investigated_at', 'proposed_at', 'escalated_at', 'resolved_at', 'closed_at', 'followed_up_at'];

/** @param {Fact[]} rows */
export function columnsOf(rows) {
  const kinds = [...new Set(rows.map(({ fact }) => fact ?? ''))];
  const known = [...new Set(kinds.flatMap((kind) => COLUMNS[kind] ?? []))];
  const given = (/** @type {string} */ name) => rows.some((row) => row[name] !== null && row[name] !== undefined);
  if (known.length) return ['fact', ...known].filter((name) => given(name) && (name !== 'fact' || kinds.length > 1));
  const all = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return all.filter((name) => !UNSEEN.includes(name) && given(name)).slice(0, MOST_COLUMNS);
}

/** Whether a column is of words. @param {string} name */
export const isText = (name) => TEXTS.includes(name);

/** @param {string} name */
export const fieldName = (name) => wordFor('field', name);

/** The value of a field as people read it. @param {string} name @param {unknown} value @param {{zone: string, kpi: Kpi, nameOf: NameOf}} context */
export function fieldText(name, value, { zone, kpi, nameOf }) {
  if (value === null || value === undefined || value === '') return NO_VALUE;
  if (name === 'counts') return countsText(/** @type {number} */ (value), kpi);
  if (name === 'time' || /_(at|purchase)$/.test(name)) return instantText(String(value), zone);
  if (CODES.includes(name)) return nameOf(name, String(value));
  if (name in WORDS) return WORDS[name](String(value));
  if (typeof value === 'boolean') return t(value ? 'field.true' : 'field.false');
  if (typeof value === 'number') return value.toLocaleString('en-US', { maximumFractionDigits: 3 });
  if (Array.isArray(value)) return value.join(t('list.comma'));
  if (typeof value === 'object') return Object.entries(value).map(([key, inner]) => `${wordFor('side', key)} ${Array.isArray(inner) ? inner.join(t('list.comma')) : inner}`).join(t('list.comma'));
  return String(value);
}

/** What a fact adds to the number: seconds read as such, a share's one or nothing as it is. @param {number} counts @param {Kpi} kpi */
const countsText = (counts, kpi) => (kpi.unit === 'seconds' ? format.kpi(counts, kpi) : String(Number(counts.toPrecision(10))));

/** Tells the rows of a page apart. @param {Fact} fact @param {number} index */
export const idOf = ({ source, external_id }, index) => (source && external_id ? `${source}:${external_id}` : `#${index}`);
