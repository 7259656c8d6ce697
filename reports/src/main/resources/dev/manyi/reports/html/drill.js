// @ts-check
/** Where somebody is: the rows gone down through, the level that is shown, the row whose curve is. */
class DrillPanel {
  /** @param {HTMLElement} panel */
  constructor(panel) {
    /** @type {Row[]} */
    this.path = [];
    this.level = 0;
    this.chosen = report.levels[0].rows[0];
    this.trail = element('nav', { class: 'trail', 'aria-label': words('html.path') });
    this.levels = element('div', { class: 'levels', role: 'group', 'aria-label': words('html.levels') });
    this.curve = element('figure', { class: 'drill-curve' });
    this.list = element('div', { class: 'drill-list' });
    this.hint = element('p', { class: 'soft' });
    panel.append(...[this.trail, this.levels, this.hint, report.steps.length > 0 && this.curve, this.list].filter((part) => part !== false));
    new ResizeObserver(() => this.drawCurve()).observe(this.curve);
    this.draw();
  }

  /** Those below the last row of the path, or all of the level. */
  rows() {
    const above = this.path[this.path.length - 1];
    return report.levels[this.level].rows.filter((row) => !above || row.parent === above.key);
  }

  /** Shows a level below the path, and puts the focus where that is said. @param {Row[]} path @param {number} level */
  go(path, level) {
    this.path = path;
    this.level = level;
    this.chosen = path[path.length - 1] ?? report.levels[level].rows[0];
    this.draw();
    /** @type {HTMLElement | null} */ (this.trail.querySelector('[aria-current]'))?.focus();
  }

  draw() {
    this.drawTrail();
    this.drawList();
    this.drawCurve();
  }

  drawTrail() {
    const lowest = this.level === report.levels.length - 1;
    this.hint.textContent = words(lowest ? 'html.hint.flat' : 'html.hint');
    const places = [{ name: words('html.all'), path: /** @type {Row[]} */ ([]) }];
    this.path.forEach((row, index) => places.push({ name: row.name, path: this.path.slice(0, index + 1) }));
    const items = places.map(({ name, path }, index) =>
      element('li', {}, index === places.length - 1
        ? element('span', { tabindex: '-1', 'aria-current': 'location' }, name)
        : button('link', () => this.go(path, path.length), name)));
    this.trail.replaceChildren(element('ol', {}, ...items));
    this.levels.replaceChildren(...report.levels.map((level, index) => {
      const made = button('level', () => this.go([], index), level.name);
      made.setAttribute('aria-pressed', String(index === this.level && this.path.length === 0));
      return made;
    }));
  }

  drawCurve() {
    if (report.steps.length === 0 || !this.chosen) return;
    const row = this.chosen;
    const title = element('figcaption', {}, words('html.curve', row.name, report.measures[0]));
    const width = Math.round(Math.max(300, this.curve.clientWidth));
    const known = row.curve.some((value) => value !== null);
    const table = element('details', { class: 'numbers' }, element('summary', {}, words('html.numbers')), curveTable(row));
    this.curve.replaceChildren(title, known ? curvePicture(row, width) : element('p', { class: 'soft' }, words('noData')), table);
  }


  drawList() {
    const level = report.levels[this.level];
    const below = report.levels[this.level + 1];
    const heads = [level.name, ...report.measures].map((name, index) =>
      element('th', { scope: 'col', class: index > 0 ? 'number' : null }, name));
    if (below) heads.push(element('th', { scope: 'col', class: 'number below' }, below.name));
    const table = element('table', {},
      element('thead', {}, element('tr', {}, ...heads)),
      element('tbody', {}, ...this.rows().map((row) => this.row(row, below))));
    const scroll = element('div', { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': level.name }, table);
    const cut = this.path.length === 0 && level.rows.length < level.total;
    this.list.replaceChildren(...[scroll, cut && element('p', { class: 'source' }, level.totalText)].filter((part) => part !== false));
    makeUseful(table, level.name);
    this.markChosen();
  }

  /** @param {Row} row @param {Level | undefined} below */
  row(row, below) {
    const name = button('link', () => {
      this.chosen = row;
      this.drawCurve();
      this.markChosen();
    }, row.name);
    const cells = row.cells.map((cell) => this.cell(cell));
    const made = element('tr', { 'data-key': row.key }, element('th', { scope: 'row' }, report.steps.length > 0 ? name : row.name), ...cells);
    if (below) {
      const many = below.rows.filter((one) => one.parent === row.key).length;
      const count = words('html.down.short', many, below.name);
      const down = button('link down', () => this.go([...this.path, row], this.level + 1), count, ' ›');
      down.setAttribute('aria-label', words('html.down', row.name, count));
      made.append(element('td', { class: 'number below' }, many > 0 && down));
    }
    return made;
  }

  /** @param {Cell} cell */
  cell(cell) {
    const style = cell.pale ? 'pale' : null;
    const number = typeof cell.value === 'number' ? element('data', { value: String(cell.value), class: style }, cell.text) : element('span', { class: style }, cell.text);
    return element('td', { class: 'number' }, number, ...(cell.basis ?? []).map((line) => element('small', {}, line)));
  }

  markChosen() {
    for (const row of this.list.querySelectorAll('tbody tr')) {
      const chosen = this.chosen?.key === row.getAttribute('data-key') && this.rows().includes(this.chosen);
      row.classList.toggle('chosen', chosen);
      row.querySelector('th .link')?.setAttribute('aria-pressed', String(chosen));
    }
  }
}

const panel = document.getElementById('drill-panel');
if (panel) new DrillPanel(panel);
