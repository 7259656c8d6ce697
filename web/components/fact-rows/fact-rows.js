// @ts-check
import { html, render } from '../../lib/html.js';
import { format, language, t } from '../../lib/i18n.js';
import { problemNotice } from '../notice-box/notice-box.js';
import { addressOfExplored, ROWS_A_PAGE } from '../../pages/explore-state.js';
import { columnsOf, fieldName, fieldText, idOf, isText } from './fact-fields.js';

/** @typedef {import('../../lib/types.js').FactRows} FactRows @typedef {import('../../lib/types.js').Fact} Fact @typedef {import('../../lib/types.js').Kpi} Kpi */
/** @typedef {import('../../pages/explore-state.js').Explored} Explored @typedef {import('./fact-fields.js').NameOf} NameOf */

/** The facts behind a number, page by page. Property `facts` {load, state, kpi, kpis, nameOf}. */
class FactRowsElement extends HTMLElement {
  /** @param {{load: import('../../lib/types.js').Load<FactRows>, state: Explored, kpi: Kpi, kpis: Kpi[], nameOf: NameOf}} facts */
  set facts({ load, state, kpi, kpis, nameOf }) {
    this.setAttribute('aria-busy', String(load.status === 'loading'));
    this.classList.toggle('is-stale', load.status === 'loading' && Boolean(load.answer));
    const notice = noticeOf(load);
    render(
      this,
      html`<h2>${t('rows.title', { kpi: kpi.name[language()] })}</h2>
        ${load.answer && !notice && counted(load.answer)}
        ${notice ? html`<notice-box></notice-box>` : load.answer ? listing(load.answer, { state, kpi, kpis, nameOf, zone: load.answer.zone }) : html`<div class="bones"><span class="bone"></span><span class="bone"></span><span class="bone"></span></div>`}`,
    );
    if (notice) Object.assign(/** @type {Element} */ (this.querySelector('notice-box')), { notice });
  }
}

/** What stands where no rows do. @param {import('../../lib/types.js').Load<FactRows>} load */
function noticeOf({ answer, problem }) {
  if (problem) return problemNotice(problem);
  if (answer?.suppressed) return { kind: 'info', title: t('rows.suppressed', { n: answer.small_group ?? '' }), lines: [t('suppressed.why')] };
  return answer?.total === 0 ? { kind: 'empty', title: t('empty.title'), lines: [t('empty.hint')] } : undefined;
}

/** How many there are, what the number rests on, and what is left out. @param {FactRows} answer */
function counted({ total, n, n_unit, withheld, partly_withheld, small_group }) {
  const names = (/** @type {string[]} */ fields) => fields.map(fieldName).join(t('list.comma'));
  return html`<p class="counted"><span>${t('rows.total', { total: format.count(total ?? 0) })}</span> <span>${t(`rows.n.${n_unit}`, { n: format.count(n ?? 0) })}</span></p>
    ${withheld?.length && html`<p class="withheld">${t('rows.withheld', { fields: names(withheld), n: small_group })}</p>`}
    ${partly_withheld?.length && html`<p class="withheld">${t('rows.partly', { fields: names(partly_withheld), n: small_group })}</p>`}`;
}

/** @typedef {{state: Explored, kpi: Kpi, kpis: Kpi[], nameOf: NameOf, zone: string}} Context */

/** @param {FactRows} answer @param {Context} context */
function listing(answer, context) {
  const { state, kpi } = context;
  const columns = columnsOf(answer.rows);
  const { offset, rows, total } = answer;
  const range = t('audit.shown', { first: format.count(Math.min(offset + 1, total ?? 0)), last: format.count(offset + rows.length), total: format.count(total ?? 0) });
  return html`<div class="table-card" tabindex="0" role="region" aria-label="${t('rows.title', { kpi: kpi.name[language()] })}"><table class="records" id="facts">
      <thead><tr>${columns.map((name) => head(name, state))}<th scope="col"><span class="unseen">${t('rows.details')}</span></th></tr></thead>
      <tbody>${rows.map((row, index) => line(row, index, columns, context))}</tbody>
    </table></div>
    <nav class="pager" aria-label="${t('rows.pages')}">
      ${turn('rows.before', offset > 0, { ...state, offset: Math.max(0, offset - ROWS_A_PAGE), fact: '' })}
      <span role="status">${range}</span>
      ${turn('rows.after', offset + rows.length < (total ?? 0), { ...state, offset: offset + ROWS_A_PAGE, fact: '' })}
    </nav>`;
}

/** A column that orders the rows, from the smallest first. @param {string} name @param {Explored} state */
function head(name, state) {
  const [rising, falling] = [state.sort === name, state.sort === `-${name}` || name === 'time' && !state.sort];
  const order = rising ? 'ascending' : falling ? 'descending' : 'none';
  const arrow = rising ? '▲' : falling ? '▼' : '';
  return html`<th scope="col" aria-sort="${order}" class="${!isText(name) && 'figure'}"><a href="${addressOfExplored({ ...state, sort: rising ? `-${name}` : name, offset: 0, fact: '' })}">${fieldName(name)} <span aria-hidden="true">${arrow}</span></a></th>`;
}

/** @param {Fact} row @param {number} index @param {string[]} columns @param {Context} context */
function line(row, index, columns, { state, kpi, kpis, nameOf, zone }) {
  const part = kpis.find(({ id }) => row.rows && id === row.kpi);
  const text = (/** @type {string} */ name) => (name === 'kpi' && part ? part.name[language()] : name === 'value' && part ? format.kpi(row.value, part) : fieldText(name, row[name], { zone, kpi, nameOf }));
  const [first, ...others] = columns;
  const id = idOf(row, index);
  return html`<tr>
    <th scope="row" class="plain">${text(first)}</th>
    ${others.map((name) => html`<td data-label="${fieldName(name)}" class="${isText(name) ? 'free' : 'figure'}">${text(name)}</td>`)}
    <td class="row-actions">${part
      ? html`<a href="${addressOfExplored({ ...state, kpi: part.id, offset: 0, sort: '', fact: '' })}">${t('rows.part')}</a>`
      : html`<a id="fact-${index}" href="${addressOfExplored({ ...state, fact: id })}" aria-label="${t('rows.details.of', { id })}">${t('rows.details')}</a>`}</td>
  </tr>`;
}

/** @param {string} word @param {boolean} there @param {Explored} state */
const turn = (word, there, state) =>
  there ? html`<a class="button" id="${word.replace('.', '-')}" href="${addressOfExplored(state)}">${t(word)}</a>` : html`<span class="button is-off" aria-hidden="true">${t(word)}</span>`;

export const registerFactRows = () => customElements.define('fact-rows', FactRowsElement);
