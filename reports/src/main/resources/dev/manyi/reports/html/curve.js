// @ts-check
const CURVE = { height: 220, top: 18, bottom: 30, dots: 62 };

/** The room beside a curve, for its longest number. @param {Row} row */
function besides(row) {
  return 24 + 8 * Math.max(...row.points.map((text) => text.length));
}

/** Where each step stands; a curve that never changes runs through the middle. @param {Row} row @param {number} width */
function placed(row, width) {
  const values = /** @type {number[]} */ (row.curve.filter((value) => value !== null));
  const low = Math.min(...values);
  const high = Math.max(...values);
  const left = besides(row);
  const across = (width - 2 * left) / Math.max(1, row.curve.length - 1);
  const room = CURVE.height - CURVE.top - CURVE.bottom;
  return row.curve.map((value, index) => ({
    index,
    value,
    x: left + across * index,
    y: value === null ? 0 : CURVE.top + room * (high === low ? 0.5 : (high - value) / (high - low)),
  }));
}

/** Broken where a step has no data. @param {ReturnType<typeof placed>} points */
function outline(points) {
  let path = '';
  let pen = 'M';
  for (const { value, x, y } of points) {
    if (value === null) {
      pen = 'M';
    } else {
      path += `${pen}${x.toFixed(1)} ${y.toFixed(1)}`;
      pen = 'L';
    }
  }
  return path;
}

/** @param {number} x @param {number} y @param {string} anchor @param {string} text @param {string} style */
function label(x, y, anchor, text, style = 'fill-ink-soft') {
  return drawing('text', { x: String(x), y: String(y), 'text-anchor': anchor, class: style }, text);
}

/** The first, the middle and the last step. @param {ReturnType<typeof placed>} points */
function stepLabels(points) {
  const last = points.length - 1;
  const named = last < 4 ? [0, last] : [0, Math.round(last / 2), last];
  return [...new Set(named)].map((index) => label(points[index].x, CURVE.height - 8, 'middle', report.steps[index]));
}

/** The curve of a row: its highest and lowest value on the left, its last on the right. @param {Row} row @param {number} width */
function curvePicture(row, width) {
  const points = placed(row, width);
  const left = besides(row);
  const known = points.filter(({ value }) => value !== null);
  const highest = known.reduce((a, b) => (b.y < a.y ? b : a));
  const lowest = known.reduce((a, b) => (b.y > a.y ? b : a));
  const last = known[known.length - 1];
  const rules = [...new Set([highest, lowest])].flatMap((point) => [
    drawing('line', { class: 'stroke-rule', x1: String(left), x2: String(width - left), y1: String(point.y), y2: String(point.y) }),
    label(left - 10, point.y + 4, 'end', row.points[point.index]),
  ]);
  const dots = known.filter((point) => known.length <= CURVE.dots || point === last).map((point) =>
    drawing('circle', { class: 'fill-series-1', cx: String(point.x), cy: String(point.y), r: '3' },
      drawing('title', {}, `${report.steps[point.index]}: ${row.points[point.index]}`)));
  return drawing('svg', { viewBox: `0 0 ${width} ${CURVE.height}`, role: 'img', 'aria-label': words('html.curve', row.name, report.measures[0]) },
    ...rules,
    drawing('path', { class: 'stroke-series-1 curve-line', d: outline(points), fill: 'none' }),
    ...dots,
    label(last.x + 10, last.y + 4, 'start', row.points[last.index], 'fill-ink strong'),
    ...stepLabels(points));
}

/** The same as a table, for who does not see the picture. @param {Row} row */
function curveTable(row) {
  const rows = report.steps.map((step, index) => {
    const value = row.curve[index];
    const number = value === null ? element('span', { class: 'pale' }, row.points[index]) : element('data', { value: String(value) }, row.points[index]);
    return element('tr', {}, element('th', { scope: 'row' }, step), element('td', { class: 'number' }, number));
  });
  return element('table', { 'aria-label': words('html.curve', row.name, report.measures[0]) },
    element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, words('html.step')), element('th', { scope: 'col', class: 'number' }, report.measures[0]))),
    element('tbody', {}, ...rows));
}
