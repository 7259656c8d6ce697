// @ts-check
import { html } from '../lib/html.js';
import { dateText, language, t, wordFor } from '../lib/i18n.js';
import { addDays } from '../lib/periods.js';
import { namesOf } from '../lib/places.js';
import { byMonth, whenOf, WEEKDAYS } from '../lib/timing.js';

/** @typedef {import('../lib/types.js').Schedule} Schedule @typedef {import('../lib/types.js').Places} Places */

const MONDAY = '2026-01-05';

/** @param {string} day @param {'long' | 'short'} [weekday] */
export const weekdayText = (day, weekday = 'long') => dateText(addDays(MONDAY, WEEKDAYS.indexOf(day)), { weekday });

/** A day of a month, as it can be chosen. @param {string} day */
export const dayText = (day) => (/^\d+$/.test(day) ? t('schedules.day.number', { day }) : wordFor('schedules.day', day));

/** When it is due, as people say it. @param {import('../lib/timing.js').Timing} timing */
export function timingText(timing) {
  const { kind, time, days, day, working, cron, rule } = whenOf(timing);
  if (kind === 'own') return t('schedules.when.own', { cron, rule: wordFor('schedules.rule', rule) });
  if (kind === 'daily') return t(working ? 'schedules.when.daily.working' : 'schedules.when.daily', { time });
  if (kind === 'weekly') return t(working ? 'schedules.when.weekly.working' : 'schedules.when.weekly', { time, days: new Intl.ListFormat(language()).format(days.map((one) => weekdayText(one))) });
  const text = t('schedules.when.month', { time, day: dayText(day), months: wordFor('schedules.of', kind) });
  return byMonth(kind) && working ? t('schedules.when.moved', { text }) : text;
}

/** What somebody is sent: everything, or the names of places. @param {{everything?: boolean, regions?: string[], stores?: string[]} | undefined} scope @param {Places} places */
export function scopeText(scope, places) {
  const names = [...namesOf(places.regions, scope?.regions ?? []), ...namesOf(places.stores, scope?.stores ?? [])];
  if (scope?.everything) return t('scope.everything');
  return names.length ? names.join(t('list.comma')) : t('reports.scope.all');
}

/** How long data that is late is waited for. @param {number} minutes */
export function waitText(minutes) {
  if (minutes === 0) return t('schedules.wait.none');
  if (minutes % 1440 === 0) return t(minutes === 1440 ? 'schedules.wait.day' : 'schedules.wait.days', { count: minutes / 1440 });
  if (minutes % 60 === 0) return t(minutes === 60 ? 'schedules.wait.hour' : 'schedules.wait.hours', { count: minutes / 60 });
  return t('schedules.wait.minutes', { count: minutes });
}

/** @param {import('../lib/types.js').ScheduleRecipient} recipient @param {import('../lib/types.js').Places} places */
export const recipientCells = ({ email, webhook, name, language: spoken = 'zh-CN', formats, scope, link }, places) =>
  html`<th scope="row"><span class="person-title">${name || email || webhook}</span><span class="code">${email ?? t('schedules.webhook.of', { name: webhook })}</span></th>
    <td data-label="${t('schedules.scope')}" class="scope"><span>${scopeText(scope, places)}<span class="code">${formats.map((one) => wordFor('reports.format', one)).join(t('list.comma'))} · ${wordFor('language', spoken)}${link && ` · ${t('schedules.link.short')}`}</span></span></td>`;
