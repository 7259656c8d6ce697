// @ts-check
import { api } from '../lib/api.js';
import { html } from '../lib/html.js';
import { t, wordFor } from '../lib/i18n.js';

/** @typedef {import('../lib/types.js').Person} Person @typedef {import('../lib/types.js').Places} Places */
/** @typedef {import('../components/form-dialog/form-dialog.js').Form} Form */

export const ROLES = ['executive', 'regional_manager', 'store_manager', 'analyst', 'auditor', 'admin'];

/** Who sees their own regions and stores only, and so has to have some. */
const SCOPED = ['regional_manager', 'store_manager'];

/** @param {Person | undefined} person @param {Places} places @returns {Form} */
export function addForm(person, places) {
  return {
    title: t('people.add'),
    submit: t('people.add.submit'),
    body: html`<label for="person-username">${t('people.username')}</label>
      <input id="person-username" name="username" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="64" aria-describedby="username-hint">
      <p class="hint" id="username-hint">${t('people.username.hint')}</p>
      ${fields()}<p class="hint">${t('people.password.hint')}</p>`,
    ready: (body) => prepare(body, places, person),
    check: (data, body) => (String(data.get('username')).trim() ? missing(data, body) : t('people.username.missing')),
    send: async (data, body) => {
      const { username, password } = await api.addPerson({ username: String(data.get('username')).trim(), ...filled(data, body) });
      return password && secret('people.added', username, password);
    },
  };
}

/** @param {Person} person @param {Places} places @returns {Form} */
export function editForm(person, places) {
  return {
    title: t('people.edit.title', { username: person.username }),
    submit: t('people.edit.submit'),
    body: html`${fields()}<p class="hint">${t('people.edit.hint')}</p>`,
    ready: (body) => prepare(body, places, person),
    check: missing,
    send: (data, body) => api.changePerson(person.username, filled(data, body)).then(() => undefined),
  };
}

/** @param {Person} person @returns {Form} */
export const resetForm = ({ username }) => ({
  title: t('people.reset.title', { username }),
  submit: t('people.reset'),
  danger: true,
  body: html`<p>${t('people.reset.what')}</p>`,
  send: async () => {
    const { password } = await api.resetPassword(username);
    return password && secret('people.reset.done', username, password);
  },
});

/** @param {Person} person @returns {Form} */
export const endForm = ({ username }) => ({
  title: t('people.end.title', { username }),
  submit: t('people.end'),
  danger: true,
  body: html`<p>${t('people.end.what')}</p>`,
  send: () => api.endSessions(username).then(() => undefined),
});

/** @param {Person} person @returns {Form} */
export function switchForm({ username, disabled }) {
  const word = disabled ? 'enable' : 'disable';
  return {
    title: t(`people.${word}.title`, { username }),
    submit: t(`people.${word}`),
    danger: !disabled,
    body: html`<p>${t(`people.${word}.what`)}</p>`,
    send: () => api.changePerson(username, { disabled: !disabled }).then(() => undefined),
  };
}

/** @param {string} word @param {string} username @param {string} password */
const secret = (word, username, password) =>
  html`<p>${t(word, { username })}</p><secret-once label="${t('people.password')}" value="${password}"></secret-once>`;

const fields = () =>
  html`<label for="person-name">${t('people.display_name')}</label>
    <input id="person-name" name="display_name" autocomplete="off" maxlength="100">
    <label for="person-role">${t('people.role')}</label>
    <select id="person-role" name="role" aria-describedby="role-about">${ROLES.map((role) => html`<option value="${role}">${wordFor('role', role)}</option>`)}</select>
    <p class="hint" id="role-about" role="status"></p>
    <scope-picker></scope-picker>`;

/** @param {HTMLElement} body @param {Places} places @param {Person | undefined} person */
function prepare(body, places, person) {
  const picker = /** @type {HTMLElement} */ (body.querySelector('scope-picker'));
  Object.assign(picker, { choice: { ...places, chosen: { regions: person?.regions ?? [], stores: person?.stores ?? [] } } });
  const [name, role] = [/** @type {HTMLInputElement} */ (body.querySelector('#person-name')), /** @type {HTMLSelectElement} */ (body.querySelector('#person-role'))];
  name.value = person?.display_name ?? '';
  role.value = person?.role ?? 'store_manager';
  const follow = () => {
    picker.hidden = !SCOPED.includes(role.value);
    /** @type {Element} */ (body.querySelector('#role-about')).textContent = wordFor('role.about', role.value);
  };
  role.onchange = follow;
  follow();
}

/** @param {FormData} data @param {HTMLElement} body */
function filled(data, body) {
  const role = String(data.get('role'));
  const { value } = /** @type {HTMLElement & {value: {regions: string[], stores: string[]}}} */ (body.querySelector('scope-picker'));
  return { display_name: String(data.get('display_name')).trim(), role, ...(SCOPED.includes(role) ? value : { regions: [], stores: [] }) };
}

/** @param {FormData} data @param {HTMLElement} body */
function missing(data, body) {
  const { display_name, role, regions, stores } = filled(data, body);
  if (!display_name) return t('people.display_name.missing');
  return SCOPED.includes(role) && regions.length + stores.length === 0 ? t('scope.missing') : undefined;
}
