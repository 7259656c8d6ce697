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

/**
 * The only place that writes markup. Keyboard focus stays on the element with the same id.
 * @param {Element} target @param {SafeHtml} content
 */
export function render(target, content) {
  if (!(content instanceof SafeHtml)) throw new TypeError('render takes only html`…`');
  const focused = target.contains(document.activeElement) ? document.activeElement?.id : '';
  target.innerHTML = content.text;
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}
