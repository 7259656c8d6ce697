// @ts-check
/**
 * What the report brought along for this script.
 * @typedef {{ text: string, value?: number | null, basis?: string[], pale?: boolean }} Cell
 * @typedef {{ key: string, parent: string | null, name: string, cells: Cell[], curve: (number | null)[], points: string[] }} Row
 * @typedef {{ name: string, total: number, totalText: string, rows: Row[] }} Level
 * @type {{ words: Record<string, string>, measures: string[], steps: string[], levels: Level[] }}
 */
const report = JSON.parse(document.getElementById('report-data')?.textContent ?? '{}');

/** @param {string} key @param {unknown[]} values what stands at {0}, {1} … */
function words(key, ...values) {
  return report.words[key].replace(/\{(\d)\}/g, (_, place) => String(values[Number(place)]));
}

/**
 * An element with attributes and children; texts are texts, never markup. What is null or false is left out.
 * @template {Element} T
 * @param {T} made @param {Record<string, string | null>} attributes @param {(Node | string | null | false)[]} children
 */
function filled(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== false));
  return made;
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name @param {Record<string, string | null>} attributes @param {(Node | string | null | false)[]} children
 */
function element(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

/** @param {string} name @param {Record<string, string | null>} attributes @param {(Node | string | null | false)[]} children */
function drawing(name, attributes = {}, ...children) {
  return filled(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
}

/** @param {string} style @param {() => void} pressed @param {(Node | string | null | false)[]} children */
function button(style, pressed, ...children) {
  const made = element('button', { type: 'button', class: style }, ...children);
  made.addEventListener('click', pressed);
  return made;
}
