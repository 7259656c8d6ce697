// @ts-check
/** Shorter tables are seen at a glance. */
const WORTH_A_FILTER = 8;
const order = new Intl.Collator(document.documentElement.lang, { numeric: true });

/** A number with every digit, text without one, null where there are no data. @param {HTMLTableRowElement} row @param {number} column */
function sortKey(row, column) {
  const cell = row.cells[column];
  const number = cell.querySelector('data');
  if (number) return Number(number.value);
  const text = (cell.textContent ?? '').trim();
  return text === '–' || text === '' ? null : text;
}

/** Words before numbers, and what has no data always last. @param {string | number | null} a @param {string | number | null} b @param {number} sign */
function compared(a, b, sign) {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
  if (typeof a === 'string' && typeof b === 'string') return sign * order.compare(a, b);
  return typeof a === 'string' ? -sign : sign;
}

/** @param {HTMLTableElement} table */
function makeSortable(table) {
  const heads = [...(table.tHead?.rows[0].cells ?? [])];
  heads.forEach((head, column) => {
    const sort = button('sort', () => {
      const largestFirst = head.classList.contains('number');
      const before = head.getAttribute('aria-sort');
      const descending = before ? before === 'ascending' : largestFirst;
      heads.forEach((other) => other.removeAttribute('aria-sort'));
      head.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
      const body = table.tBodies[0];
      const rows = [...body.rows].map((row) => ({ row, key: sortKey(row, column) }));
      rows.sort((a, b) => compared(a.key, b.key, descending ? -1 : 1));
      body.append(...rows.map(({ row }) => row));
    });
    sort.append(...head.childNodes);
    head.append(sort);
  });
}

/** A field that leaves the rows with its text, and says how many these are. @param {HTMLTableElement} table @param {string} title */
function filterOf(table, title) {
  const rows = [...table.tBodies[0].rows];
  const field = element('input', { type: 'search', 'aria-label': words('html.filter.of', title), placeholder: words('html.filter') });
  const status = element('span', { role: 'status', class: 'status' });
  const wanted = () => field.value.trim().toLocaleLowerCase();
  field.addEventListener('input', () => {
    let shown = 0;
    for (const row of rows) {
      row.hidden = !(row.textContent ?? '').toLocaleLowerCase().includes(wanted());
      if (!row.hidden) shown += 1;
    }
    status.textContent = wanted() === '' ? '' : shown === 0 ? words('html.noRow') : words('html.rows', shown, rows.length);
  });
  return element('div', { class: 'tools' }, field, status);
}

/** @param {HTMLTableElement} table @param {string} title */
function makeUseful(table, title) {
  makeSortable(table);
  if (table.tBodies[0].rows.length >= WORTH_A_FILTER) {
    (table.closest('.scroll') ?? table).before(filterOf(table, title));
  }
}

for (const table of document.querySelectorAll('table')) {
  makeUseful(table, table.closest('figure')?.querySelector('h3')?.textContent ?? '');
}
