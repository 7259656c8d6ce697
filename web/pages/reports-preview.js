// @ts-check
import { html } from '../lib/html.js';

/** What a first page looks like, in small: paper, head, title, and what kind of figures it leads with. Units: a page is 120 × 160. */

/** @param {number} x @param {number} y @param {number} width @param {number} [height] @param {string} [kind] */
const box = (x, y, width, height = 3, kind = 'line') =>
  html`<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="1" class="${kind}"></rect>`;

/** @param {string} points @param {string} [kind] */
const curve = (points, kind = 'curve') => html`<polyline points="${points}" class="${kind}"></polyline>`;

/** Rows of text or of a table. @param {number} y @param {number} count @param {number} [x] @param {number} [width] */
const rows = (y, count, x = 12, width = 96) =>
  html`${Array.from({ length: count }, (_, row) => box(x, y + row * 6, width - ((row * 7) % 5) * 4, 2.5))}`;

const tiles = html`${[12, 37, 62, 87].map((x) => html`${box(x, 60, 21, 17, 'tile')}${box(x + 3, 64, 12, 4, 'figure')}${box(x + 3, 71, 9, 2)}`)}`;

/** @param {number} y @param {number[]} lengths */
const bars = (y, lengths) => html`${lengths.map((length, row) => html`${box(12, y + row * 8, 22)}${box(38, y - 1 + row * 8, length, 5, row === lengths.length - 1 ? 'mark' : 'bar')}`)}`;

const trend = html`${curve('12,118 28,110 44,113 60,101 76,104 92,95 108,90')}${curve('12,124 28,122 44,119 60,120 76,114 92,115 108,110', 'curve pale')}${box(12, 128, 96, 0.8)}`;

const matrix = html`${box(26, 86, 68, 0.8)}${box(60, 60, 0.8, 60)}${[[38, 74, 4], [74, 70, 6], [84, 100, 5], [46, 104, 3], [70, 108, 3]].map(
  ([x, y, r], index) => html`<circle cx="${x}" cy="${y}" r="${r}" class="${index === 1 ? 'mark' : 'bar'}"></circle>`,
)}`;

const radar = html`<polygon points="60,60 88,76 88,108 60,124 32,108 32,76" class="grid"></polygon>
  <polygon points="60,70 80,82 82,104 60,112 42,102 40,80" class="area"></polygon>`;

/** What tells one report from another. A report that is not known here is rows and a chart, as they all are. @type {Record<string, unknown>} */
const PICTURES = {
  monthly: html`${tiles}${trend}${rows(136, 2)}`,
  quarterly: html`${matrix}${rows(132, 3)}`,
  half_year: html`${tiles}${bars(92, [66, 52, 44, 30])}${rows(130, 3)}`,
  topic: html`${bars(60, [70, 61, 47, 24])}${trend}${rows(136, 2)}`,
  staff: html`${radar}${rows(132, 3)}`,
  complaints: html`${bars(64, [62, 40, 26])}${rows(94, 8)}`,
};

const plain = html`${rows(62, 4)}${trend}${rows(136, 2)}`;

/** The title is told beside it. @param {string} report @param {string} title @param {string} organisation */
export const previewMarkup = (report, title, organisation) =>
  html`<svg class="preview" viewBox="0 0 120 160" aria-hidden="true" focusable="false">
    ${box(0, 0, 120, 160, 'paper')}${box(0, 0, 120, 6, 'band')}
    <text x="12" y="18" class="organisation">${short(organisation, 14)}</text>
    ${lines(title).map((line, index) => html`<text x="12" y="${29 + index * 9}" class="title">${line}</text>`)}
    ${box(12, 44, 54, 2.5)}${box(12, 50, 38, 2.5)}${PICTURES[report] ?? plain}
  </svg>`;

/** In one line, or by its words in two as long as each other. @param {string} title */
function lines(title) {
  const words = title.split(' ');
  if (words.length < 3) return [short(title, 10.5)];
  const breaks = words.slice(1).map((_, after) => [words.slice(0, after + 1).join(' '), words.slice(after + 1).join(' ')]);
  const longest = (/** @type {string[]} */ pair) => Math.max(...pair.map((line) => line.length));
  return breaks.reduce((best, pair) => (longest(pair) < longest(best) ? pair : best)).map((line) => short(line, 10.5));
}

/** As much as the width holds; a Han character is as wide as two others. @param {string} text @param {number} most */
function short(text, most) {
  let width = 0;
  let kept = '';
  for (const character of text) {
    width += /[\u2e80-\u9fff\uff00-\uff60]/.test(character) ? 1 : 0.52;
    if (width > most) return `${kept}…`;
    kept += character;
  }
  return kept;
}
