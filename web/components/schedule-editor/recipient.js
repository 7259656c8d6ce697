// @ts-check
import { html } from '../../lib/html.js';
import { language, LANGUAGES, t, wordFor } from '../../lib/i18n.js';
import { formatOptions } from '../../pages/reports-form.js';

/** @typedef {import('../../lib/types.js').ScheduleRecipient} ScheduleRecipient @typedef {import('../../lib/types.js').ReportKind} ReportKind */

/** What every address has; the server knows better. */
const ADDRESS = /^[^\s@]+@[^\s@]+$/;

/**
 * Who gets it: nothing is sent to the server until the whole schedule is.
 * @param {{recipient: ScheduleRecipient | undefined, report: ReportKind | undefined, webhooks: string[], places: import('../../lib/types.js').Places, kept: (recipient: ScheduleRecipient) => void}} about
 * @returns {import('../form-dialog/form-dialog.js').Form}
 */
export const recipientForm = ({ recipient, report, webhooks, places, kept }) => ({
  title: t(recipient ? 'schedules.recipient.edit' : 'schedules.recipient.add'),
  submit: t('schedules.recipient.keep'),
  body: fields(recipient, report, known(webhooks, recipient)),
  ready: (body) => {
    const picker = /** @type {HTMLElement} */ (body.querySelector('scope-picker'));
    Object.assign(picker, { choice: { ...places, chosen: { regions: recipient?.scope?.regions ?? [], stores: recipient?.scope?.stores ?? [] } } });
    const follow = () => {
      picker.hidden = checked(body, 'scope') !== 'some';
      const chat = checked(body, 'by') === 'webhook';
      /** @type {HTMLElement} */ (body.querySelector('.by-email')).hidden = chat;
      /** @type {HTMLElement} */ (body.querySelector('.by-webhook')).hidden = !chat;
    };
    body.addEventListener('change', follow);
    follow();
  },
  check: (data, body) => {
    const { email, webhook, formats, scope } = read(data, body);
    if (!webhook && !ADDRESS.test(email ?? '')) return t('schedules.email.wrong');
    if (formats.length === 0) return t('reports.formats.missing');
    return scope && !scope.everything && !scope.regions?.length && !scope.stores?.length ? t('scope.missing') : undefined;
  },
  send: async (data, body) => kept(read(data, body)),
});

/** One that the settings no longer name is still shown. @param {string[]} webhooks @param {ScheduleRecipient | undefined} recipient */
const known = (webhooks, recipient) => (recipient?.webhook && !webhooks.includes(recipient.webhook) ? [...webhooks, recipient.webhook] : webhooks);

/** @param {HTMLElement} body @param {string} name */
const checked = (body, name) => /** @type {HTMLInputElement | null} */ (body.querySelector(`[name=${name}]:checked`))?.value;

/** @param {string} name @param {string} value @param {unknown} text @param {boolean} on */
const radio = (name, value, text, on) =>
  html`<label class="check"><input type="radio" name="${name}" value="${value}" id="recipient-${name}-${value}" ${on && 'checked'}>${text}</label>`;

/** @param {ScheduleRecipient | undefined} recipient @param {ReportKind | undefined} report @param {string[]} webhooks */
function fields(recipient, report, webhooks) {
  const { email, webhook, name, language: spoken = language(), formats, scope, link } = recipient ?? {};
  const some = Boolean(scope && !scope.everything && (scope.regions?.length || scope.stores?.length));
  const unwanted = formats ? (report?.formats ?? []).filter((one) => !formats.includes(one)) : [];
  return html`<fieldset ${webhooks.length === 0 && 'hidden'}><legend>${t('schedules.by')}</legend><div class="checks">${radio('by', 'email', t('schedules.by.email'), !webhook)} ${radio('by', 'webhook', t('schedules.by.webhook'), Boolean(webhook))}</div></fieldset>
    <label for="recipient-name">${t('schedules.recipient.name')}</label><input id="recipient-name" name="name" value="${name}" maxlength="100" autocomplete="off">
    <div class="field by-email"><label for="recipient-email">${t('schedules.email')}</label><input id="recipient-email" name="email" type="email" value="${email}" maxlength="254" autocomplete="off" autocapitalize="none" spellcheck="false"></div>
    <div class="field by-webhook" hidden><label for="recipient-webhook">${t('schedules.webhook')}</label><select id="recipient-webhook" name="webhook">${webhooks.map((one) => html`<option value="${one}" ${one === webhook && 'selected'}>${one}</option>`)}</select></div>
    <fieldset><legend>${t('language.label')}</legend><div class="checks">${LANGUAGES.map((one) => radio('language', one, wordFor('language', one), one === spoken))}</div></fieldset>
    <fieldset><legend>${t('reports.formats')}</legend><div class="checks">${formatOptions(report, unwanted)}</div></fieldset>
    <fieldset><legend>${t('schedules.scope')}</legend><p class="hint">${t('schedules.scope.hint')}</p><div class="checks">${radio('scope', 'all', t('reports.scope.all'), !some)} ${radio('scope', 'some', t('scope.some'), some)}</div></fieldset>
    <scope-picker hidden></scope-picker>
    <label class="check"><input type="checkbox" name="link" id="recipient-link" ${link && 'checked'}>${t('schedules.link')}</label>`;
}

/** @param {FormData} data @param {HTMLElement} body @returns {ScheduleRecipient} */
function read(data, body) {
  const text = (/** @type {string} */ name) => String(data.get(name) ?? '').trim();
  const address = text('by') === 'webhook' ? { webhook: text('webhook') } : { email: text('email') };
  const name = text('name') && { name: text('name') };
  const scope = text('scope') === 'some' && { scope: /** @type {any} */ (body.querySelector('scope-picker')).value };
  return { ...address, ...name, language: text('language'), formats: data.getAll('format').map(String), ...scope, link: data.has('link') };
}
