// @ts-check
import { api } from '../lib/api.js';
import { html } from '../lib/html.js';
import { t, wordFor } from '../lib/i18n.js';

/** @typedef {import('../lib/types.js').Places} Places @typedef {import('../components/form-dialog/form-dialog.js').Form} Form */

/** What machines may send; what codes mean is for people to say. */
export const KINDS = ['responses', 'tickets', 'purchases', 'invitations', 'outages', 'conduct', 'assessments'];
const USUAL_DAYS = 365;
const LONGEST_DAYS = 1095;

/** @param {'ingest' | 'wall'} role @param {Places} places @returns {Form} */
export function addForm(role, places) {
  return {
    title: t(`tokens.add.${role}`),
    submit: t('tokens.add.submit'),
    body: html`<p class="hint">${wordFor('role.about', role)}</p>
      <label for="token-name">${t('tokens.name')}</label>
      <input id="token-name" name="name" autocomplete="off" spellcheck="false" maxlength="100" placeholder="${t(`tokens.name.${role}`)}">
      ${role === 'ingest' ? kinds() : scope()}
      <label for="token-days">${t('tokens.days')}</label>
      <input id="token-days" name="days" type="number" min="1" max="${LONGEST_DAYS}" inputmode="numeric" value="${role === 'ingest' ? USUAL_DAYS : ''}" aria-describedby="days-hint">
      <p class="hint" id="days-hint">${t(`tokens.days.${role}`, { usual: USUAL_DAYS, longest: LONGEST_DAYS })}</p>`,
    ready: (body) => prepare(body, places),
    check: (data, body) => missing(role, data, body),
    send: async (data, body) => {
      const { name, token } = await api.addToken(filled(role, data, body));
      return html`<p>${t('tokens.added', { name })}</p><secret-once label="${t('tokens.token')}" value="${token}"></secret-once>${role === 'wall' && wallAddress(token)}`;
    },
  };
}

/** After the # nothing is sent anywhere, nor written down by whoever passes it on. @param {string} token */
const wallAddress = (token) =>
  html`<secret-once name="wall-address" label="${t('tokens.wall.address')}" hint="${t('tokens.wall.address.hint')}" value="${location.origin}/wall#token=${token}"></secret-once>`;

/** @param {import('../lib/types.js').Token} token @returns {Form} */
export const revokeForm = ({ id, name }) => ({
  title: t('tokens.revoke.title', { name }),
  submit: t('tokens.revoke'),
  danger: true,
  body: html`<p>${t('tokens.revoke.what')}</p>`,
  send: () => api.revokeToken(id).then(() => undefined),
});

const kinds = () =>
  html`<fieldset><legend>${t('tokens.kinds')}</legend><div class="options">
    ${KINDS.map((kind) => html`<label><input type="checkbox" name="kinds" id="kind-${kind}" value="${kind}"> ${wordFor('kind', kind)} <span class="code">${kind}</span></label>`)}
  </div></fieldset>`;

const scope = () =>
  html`<fieldset><legend>${t('tokens.shows')}</legend>
      <label class="check"><input type="radio" name="shows" id="shows-everything" value="everything"> ${t('scope.everything')}</label>
      <label class="check"><input type="radio" name="shows" id="shows-some" value="some" checked> ${t('scope.some')}</label></fieldset>
    <scope-picker></scope-picker>`;

/** @param {HTMLElement} body @param {Places} places */
function prepare(body, places) {
  const picker = /** @type {HTMLElement | null} */ (body.querySelector('scope-picker'));
  if (!picker) return;
  Object.assign(picker, { choice: { ...places, chosen: { regions: [], stores: [] } } });
  body.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && target.name === 'shows') picker.hidden = target.value === 'everything';
  });
}

/** @param {'ingest' | 'wall'} role @param {FormData} data @param {HTMLElement} body */
function filled(role, data, body) {
  const days = String(data.get('days')).trim();
  const token = { name: String(data.get('name')).trim(), role, ...(days && { expires_in_days: Number(days) }) };
  if (role === 'ingest') return { ...token, kinds: data.getAll('kinds').map(String) };
  if (data.get('shows') === 'everything') return { ...token, everything: true };
  return { ...token, .../** @type {any} */ (body.querySelector('scope-picker')).value };
}

/** @param {'ingest' | 'wall'} role @param {FormData} data @param {HTMLElement} body */
function missing(role, data, body) {
  const token = /** @type {any} */ (filled(role, data, body));
  if (!token.name) return t('tokens.name.missing');
  if (token.kinds?.length === 0) return t('tokens.kinds.missing');
  if (token.regions && token.regions.length + token.stores.length === 0) return t('scope.missing');
  const days = token.expires_in_days;
  const bad = days !== undefined && !(Number.isInteger(days) && days >= 1 && days <= LONGEST_DAYS);
  return bad ? t('tokens.days.wrong', { longest: LONGEST_DAYS }) : undefined;
}
