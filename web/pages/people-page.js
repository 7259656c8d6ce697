// @ts-check
import { openDialog } from '../components/form-dialog/form-dialog.js';
import { api } from '../lib/api.js';
import { html } from '../lib/html.js';
import { format, instantText, t, wordFor } from '../lib/i18n.js';
import { knownPlaces, namesOf, NOWHERE } from '../lib/places.js';
import { DataPage } from './data-page.js';
import { addForm, editForm, endForm, resetForm, ROLES, switchForm } from './people-forms.js';

/** @typedef {import('../lib/types.js').Person} Person @typedef {{users: Person[], total: number}} People */

/** Who may log in, as what, and what of theirs can be changed. @extends {DataPage<People>} */
export class PeoplePage extends DataPage {
  #places = NOWHERE;

  connectedCallback() {
    super.connectedCallback();
    this.addEventListener('click', ({ target }) => {
      const button = target instanceof Element && target.closest('button[data-do]');
      if (button) this.#open(/** @type {HTMLElement} */ (button).dataset);
    });
    this.addEventListener('input', ({ target }) => {
      if (target instanceof Element && target.closest('.filters')) this.draw();
    });
    knownPlaces(this.me.today).then((places) => {
      this.#places = places;
      this.draw();
    });
  }

  ask() {
    return api.people();
  }

  head() {
    return html`<h1 tabindex="-1">${t('page.people')}</h1>
      <button type="button" class="primary" id="person-add" data-do="add">${t('people.add')}</button>
      <div class="filters">
        <input type="search" id="people-search" placeholder="${t('people.search')}" aria-label="${t('people.search')}" autocomplete="off" spellcheck="false">
        <select id="people-role" aria-label="${t('people.role')}"><option value="">${t('people.role.all')}</option>${ROLES.map((role) => html`<option value="${role}">${wordFor('role', role)}</option>`)}</select>
        <label class="check"><input type="checkbox" id="people-disabled" checked> ${t('people.with_disabled')}</label>
      </div>`;
  }

  /** @param {People} people */
  content({ users, total }) {
    const shown = users.filter(this.#filter());
    return html`<p class="hint" role="status">${t('list.shown', { shown: format.count(shown.length), total: format.count(total) })}</p>
      ${shown.length === 0
        ? html`<p class="nobody">${t('people.none')}</p>`
        : html`<div class="table-card"><table class="records" id="people">
            <thead><tr>${['name', 'role', 'scope', 'state', 'last_login', 'sessions'].map((column) => html`<th scope="col">${t(`people.${column}`)}</th>`)}<th scope="col"><span class="unseen">${t('people.actions')}</span></th></tr></thead>
            <tbody>${shown.map((person) => this.#row(person))}</tbody>
          </table></div>`}`;
  }

  #filter() {
    const text = /** @type {HTMLInputElement} */ (this.find('#people-search')).value.trim().toLowerCase();
    const role = /** @type {HTMLSelectElement} */ (this.find('#people-role')).value;
    const all = /** @type {HTMLInputElement} */ (this.find('#people-disabled')).checked;
    return (/** @type {Person} */ person) =>
      (all || !person.disabled) && (!role || person.role === role) && `${person.username}\n${person.display_name}`.toLowerCase().includes(text);
  }

  /** @param {Person} person */
  #row(person) {
    const button = (/** @type {string} */ name, /** @type {string} */ word) =>
      html`<button type="button" class="link" id="${name}-${person.username}" data-do="${name}" data-username="${person.username}" aria-label="${t('people.action', { action: t(word), username: person.username })}">${t(word)}</button>`;
    return html`<tr class="${person.disabled && 'is-off'}">
      <th scope="row"><span class="person-title">${person.display_name}</span><span class="code">${person.username}</span></th>
      <td data-label="${t('people.role')}" class="plain">${wordFor('role', person.role)}</td>
      <td data-label="${t('people.scope')}" class="scope">${this.#scope(person)}</td>
      <td data-label="${t('people.state')}" class="plain">${state(person)}</td>
      <td data-label="${t('people.last_login')}" class="plain">${person.last_login_at ? instantText(person.last_login_at, this.me.zone) : html`<span class="muted">${t('never')}</span>`}</td>
      <td data-label="${t('people.sessions')}" class="number">${format.count(person.sessions)}</td>
      <td class="row-actions">${button('edit', 'people.edit')} ${button('reset', 'people.reset')} ${person.sessions > 0 && button('end', 'people.end')}
        ${person.username !== this.me.username && button('switch', person.disabled ? 'people.enable' : 'people.disable')}</td>
    </tr>`;
  }

  /** @param {Person} person */
  #scope({ role, regions, stores }) {
    const names = [...namesOf(this.#places.regions, regions), ...namesOf(this.#places.stores, stores)];
    if (names.length) return html`<span title="${[...regions, ...stores].join(t('list.comma'))}">${names.join(t('list.comma'))}</span>`;
    return html`<span class="muted">${t(['admin', 'executive', 'analyst'].includes(role) ? 'scope.everything' : 'scope.nothing')}</span>`;
  }

  /** @param {DOMStringMap} chosen */
  #open({ do: name, username }) {
    const person = /** @type {Person} */ (this.answer?.users.find((one) => one.username === username));
    const form = { add: addForm, edit: editForm, reset: resetForm, end: endForm, switch: switchForm }[name ?? ''];
    if (form) openDialog(this, { ...form(person, this.#places), done: () => this.reload() });
  }
}

/** @param {Person} person */
const state = ({ disabled, must_change_password }) =>
  html`<span class="tag" data-tone="${disabled ? 'off' : 'on'}">${t(disabled ? 'people.off' : 'people.on')}</span>
    ${must_change_password && html`<span class="tag" data-tone="wait">${t('people.must_change')}</span>`}`;

export const registerPeoplePage = () => customElements.define('people-page', PeoplePage);
