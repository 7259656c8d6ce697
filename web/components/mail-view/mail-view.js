// @ts-check
import { api } from '../../lib/api.js';
import { html, render } from '../../lib/html.js';
import { format, t } from '../../lib/i18n.js';
import { readMail } from '../../lib/mail.js';
import { saveAs } from '../../lib/save.js';
import { problemNotice } from '../notice-box/notice-box.js';

/** @typedef {import('../../lib/mail.js').Mail} Mail */

/** What a page in a mail can do without. */
const UNWANTED = 'script, style, link, meta, base, object, embed, iframe, frame, form, svg, video, audio';
/** Nothing runs in it, and what is opened from it is a page of its own. */
const SANDBOX = 'allow-same-origin allow-popups allow-popups-to-escape-sandbox';
const KILOBYTE = 1000;

/** A mail as its recipient sees it, read from its file. Attribute `delivery`. */
class MailView extends HTMLElement {
  /** @type {Blob | undefined} */
  #file;
  /** @type {Mail | undefined} */
  #mail;

  connectedCallback() {
    this.onclick = ({ target }) => {
      const button = target instanceof Element && target.closest('button');
      if (button && button.id === 'mail-file' && this.#file) saveAs(this.#file, `${this.getAttribute('delivery')}.eml`);
      const attached = button && this.#mail?.attachments[Number(button.dataset.attached)];
      if (attached) saveAs(new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (attached.bytes)], { type: attached.type }), attached.name);
    };
    this.#load();
  }

  async #load() {
    this.setAttribute('aria-busy', 'true');
    render(this, html`<span class="bone"></span>`);
    try {
      this.#file = await api.deliveryMail(String(this.getAttribute('delivery')));
      this.#mail = readMail(await this.#file.text());
      if (this.isConnected) this.#draw(this.#mail);
    } catch (problem) {
      render(this, html`<notice-box></notice-box>`);
      Object.assign(/** @type {Element} */ (this.firstElementChild), { notice: { ...problemNotice(/** @type {any} */ (problem)), retry: false } });
    }
    this.setAttribute('aria-busy', 'false');
  }

  /** @param {Mail} mail */
  #draw(mail) {
    render(
      this,
      html`<dl class="mail-head">${mail.headers.map(({ name, value }) => html`<dt>${t(`mail.${name}`)}</dt><dd data-header="${name}">${value}</dd>`)}</dl>
        <div class="mail-page"></div>
        ${mail.attachments.length > 0 && html`<ul class="mail-files" aria-label="${t('mail.attachments')}">${mail.attachments.map(({ name, bytes }, index) => html`<li><button type="button" class="link" id="mail-attached-${index}" data-attached="${index}">${name}</button> <span class="code">${t('reports.kilobytes', { size: format.count(Math.ceil(bytes.length / KILOBYTE)) })}</span></li>`)}</ul>`}
        <details class="mail-text"><summary>${t('mail.text')}</summary><pre>${mail.text}</pre></details>
        <p><button type="button" id="mail-file">${t('mail.file')}</button></p>`,
    );
    const frame = document.createElement('iframe');
    frame.title = t('mail.page');
    frame.setAttribute('sandbox', SANDBOX);
    frame.srcdoc = '<!doctype html>';
    frame.onload = () => fill(frame, mail);
    /** @type {Element} */ (this.querySelector('.mail-page')).append(frame);
  }
}

/**
 * Our policy holds in the frame too: no script, nothing from elsewhere, and no styles in markup, so those of the mail are set one
 * by one on its elements.
 * @param {HTMLIFrameElement} frame @param {Mail} mail
 */
function fill(frame, mail) {
  const page = /** @type {Document} */ (frame.contentDocument);
  const markup = mail.html.replace(/<[^<>]*>/g, (tag) => tag.replace(/\s(style)=/gi, ' data-$1='));
  const parsed = new DOMParser().parseFromString(markup, 'text/html');
  for (const one of parsed.querySelectorAll(UNWANTED)) one.remove();
  for (const picture of parsed.querySelectorAll('img')) picture.src = mail.pictures.get((picture.getAttribute('src') ?? '').replace(/^cid:/, '')) ?? '';
  for (const link of parsed.querySelectorAll('a')) Object.assign(link, { target: '_blank', rel: 'noopener noreferrer' });
  const body = page.importNode(parsed.body, true);
  for (const one of [body, .../** @type {NodeListOf<HTMLElement>} */ (body.querySelectorAll('[data-style]'))]) one.style.cssText = one.dataset.style ?? '';
  page.documentElement.lang = parsed.documentElement.lang;
  page.body.replaceWith(body);
  const grow = () => (frame.style.height = `${page.documentElement.scrollHeight}px`);
  for (const picture of page.images) picture.onload = grow;
  grow();
}

export const registerMailView = () => customElements.define('mail-view', MailView);
