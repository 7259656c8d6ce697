// @ts-check
/** Markup that may be put into the page: everything that was not written by us has been escaped. */
class SafeHtml {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }
}

/** @type {Record<string, string>} */
const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** @param {unknown} value @returns {string} */
function escaped(value) {
  if (value instanceof SafeHtml) return value.text;
  if (Array.isArray(value)) return value.map(escaped).join('');
  if (value === null || value === undefined || value === false) return '';
  return String(value).replace(/[&<>"']/g, (character) => ESCAPES[character]);
}

/**
 * Template tag: html`<p title="${title}">${text}</p>` escapes every value. Attributes must be quoted.
 * Arrays are joined; null, undefined and false are left out; html`…` inside html`…` is kept as it is.
 * @param {TemplateStringsArray} strings @param {unknown[]} values
 */
export function html(strings, ...values) {
  return new SafeHtml(strings.reduce((text, part, index) => text + escaped(values[index - 1]) + part));
}

/** @type {WeakMap<Element, string>} */
const rendered = new WeakMap();

/**
 * The only place that writes markup. What is the same already stays untouched, with its open lists and half-typed dates;
 * keyboard focus stays on the element with the same id. So listen on the component, not on what it renders.
 * @param {Element} target @param {SafeHtml} content @returns {boolean} whether anything changed
 */
export function render(target, content) {
  if (!(content instanceof SafeHtml)) throw new TypeError('render takes only what the html tag has made');
  if (rendered.get(target) === content.text) return false;
  rendered.set(target, content.text);
  const focused = target.contains(document.activeElement) ? document.activeElement?.id : '';
  target.innerHTML = content.text;
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  return true;
}
