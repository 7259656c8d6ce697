// @ts-check
import { html } from '../lib/html.js';
import { format, instantText, t, wordFor } from '../lib/i18n.js';
import { periodText } from '../lib/report-periods.js';
import { nameOf } from './reports-form.js';

/** @typedef {import('../lib/types.js').Job} Job @typedef {import('../lib/types.js').ReportKind} ReportKind */

const OVER = ['done', 'failed', 'cancelled'];

/** @param {{status: string}} job */
export const isOver = ({ status }) => OVER.includes(status);

/** @param {string} status */
const tone = (status) => (status === 'done' ? 'on' : status === 'failed' ? 'wait' : status === 'cancelled' ? 'off' : 'plain');

/** What a job makes, in words. @param {Job} job @param {ReportKind[]} reports */
export function jobTitle({ about }, reports) {
  const report = reports.find(({ id }) => id === about?.report);
  return [report ? nameOf(report) : about?.report, about && periodText(about.period)].filter(Boolean).join(' · ');
}

/** @param {number} bytes */
const size = (bytes) => (bytes < 1_000_000 ? t('reports.kilobytes', { size: format.count(bytes / 1000) }) : t('reports.megabytes', { size: (bytes / 1_000_000).toFixed(1) }));

/** A file to be had, with what proves that it is the one. @param {Job} job @param {Job['files'][number]} file */
const fileMarkup = (job, file) =>
  html`<li><button type="button" class="quiet" id="file-${job.id}-${file.format}" data-download="${file.format}" data-job="${job.id}" aria-label="${t('reports.download', { file: file.name })}">${file.format.toUpperCase()} <span class="code">${size(file.bytes)}</span></button>
    <details class="hash"><summary>${t('reports.sha256')}</summary><code data-sha256="${file.format}">${file.sha256}</code></details></li>`;

/** @param {Job} job @param {ReportKind[]} reports @param {string} zone */
export function jobMarkup(job, reports, zone) {
  const { id, status, progress, step, about, files, error, created_at } = job;
  const number = files[0]?.report_number;
  return html`<li class="card report-job" data-job-id="${id}" data-status="${status}">
    <div class="report-job-head"><p><strong>${jobTitle(job, reports)}</strong> <span class="tag" data-tone="${tone(status)}">${wordFor('job.status', status)}</span></p>
      ${!isOver(job) && html`<button type="button" class="quiet" id="cancel-${id}" data-cancel="${id}">${t('reports.cancel')}</button>`}</div>
    <p class="hint">${[about?.scope, about && wordFor('language', about.language), instantText(created_at, zone), number && t('reports.number', { number })].filter(Boolean).join(' · ')}</p>
    ${!isOver(job) && html`<div class="report-progress"><progress max="100" value="${progress}" aria-label="${t('reports.progress')}">${progress}%</progress><span class="hint">${progress}% ${step ? wordFor('reports.step', step) : t('reports.step.waiting')}</span></div>`}
    ${error && html`<p class="wrong">${error}</p>`}
    ${files.length > 0 && html`<ul class="report-files">${files.map((file) => fileMarkup(job, file))}</ul>`}
  </li>`;
}
