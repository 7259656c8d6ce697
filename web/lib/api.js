// @ts-check
import { endSession, session, startSession } from './session.js';
import { withLimits } from './suppressed.js';

const BASE = '/api/v1';

/** The window's event for "somebody must log in again"; the app shows the login page at the same address. */
export const SESSION_ENDED = 'manyi:session-ended';

/** What went wrong: an answer of RFC 9457, or status 0 when there was no answer at all. */
export class Problem extends Error {
  /** @param {number} status @param {{title?: string, detail?: string, errors?: {field: string, message: string}[]}} [body] */
  constructor(status, body = {}) {
    super(body.detail ?? body.title ?? `HTTP ${status}`);
    this.status = status;
    this.detail = body.detail ?? body.title ?? '';
    this.errors = body.errors ?? [];
  }
}

/** @typedef {{method?: string, body?: unknown, token?: string, signal?: AbortSignal, headers?: Record<string, string>}} Options */

/** The answer as it begins; its body is still to come. @param {string} path @param {Options} options */
async function open(path, { method = 'GET', body, token, signal, headers: more }) {
  /** @type {Record<string, string>} */
  const headers = { Accept: 'application/json', 'Accept-Language': document.documentElement.lang, ...more };
  if (token) headers.Authorization = `Bearer ${token}`;
  // A form says itself what it is, and where its parts end; a file is sent as it is.
  const sent = body === undefined || body instanceof FormData || body instanceof Blob ? body : JSON.stringify(body);
  if (typeof sent === 'string') headers['Content-Type'] = 'application/json';
  if (sent instanceof Blob) headers['Content-Type'] = 'application/octet-stream';
  let response;
  try {
    response = await fetch(BASE + path, { method, headers, signal, body: sent });
  } catch (failure) {
    signal?.throwIfAborted();
    throw new Problem(0, { detail: failure instanceof Error ? failure.message : '' });
  }
  if (!response.ok) throw new Problem(response.status, await response.json().catch(() => ({})));
  return response;
}

/** @param {string} path @param {Options} options */
async function send(path, options) {
  const response = await open(path, options);
  return response.status === 204 ? undefined : response.json();
}

/** @type {Promise<void> | undefined} */
let refreshing;

/** Several requests may find the token expired at once: they share one refresh. */
function refresh() {
  const refresh_token = session()?.refresh_token;
  if (!refresh_token) return Promise.reject(new Problem(401));
  refreshing ??= send('/auth/refresh', { method: 'POST', body: { refresh_token } })
    .then(startSession)
    .finally(() => (refreshing = undefined));
  return refreshing;
}

/** @param {unknown} problem */
const unauthorised = (problem) => problem instanceof Problem && problem.status === 401;

/** @param {string} path @param {AbortSignal} [signal] */
const get = (path, signal) => asMe((token) => send(path, { token, signal }));

/** An answer as a file of some media type. @param {string} path @param {string} type @returns {Promise<Blob>} */
const file = (path, type) => asMe((token) => open(path, { token, headers: { Accept: type } }).then((answer) => answer.blob()));

/** @param {string} method @param {string} path @param {unknown} [body] */
const change = (method, path, body) => asMe((token) => send(path, { method, body, token }));

/** A name as a part of a path. @param {string} name */
const part = (name) => encodeURIComponent(name);

/** Does a request as the person who is logged in, with a new token when the old one is over. @template T @param {(token?: string) => Promise<T>} request */
async function asMe(request) {
  try {
    const token = session()?.access_token;
    return await request(token).catch(async (problem) => {
      if (!unauthorised(problem)) throw problem;
      if (session()?.access_token === token) await refresh();
      return request(session()?.access_token);
    });
  } catch (problem) {
    if (unauthorised(problem)) {
      endSession();
      window.dispatchEvent(new CustomEvent(SESSION_ENDED));
    }
    throw problem;
  }
}

export const api = {
  /** @param {string} username @param {string} password */
  async login(username, password) {
    startSession(await send('/auth/login', { method: 'POST', body: { username, password } }));
  },

  /** The person is out even when the server can not be reached. */
  async logout() {
    const refresh_token = session()?.refresh_token;
    endSession();
    await send('/auth/logout', { method: 'POST', body: { refresh_token } }).catch(() => {});
  },

  /** @returns {Promise<import('./types.js').Me>} */
  me: () => get('/me'),

  /** @returns {Promise<{kpis: import('./types.js').Kpi[]}>} */
  catalogue: () => get('/kpis'),

  /** @param {Record<string, string>} query @param {AbortSignal} signal @returns {Promise<import('./types.js').Values>} */
  values: (query, signal) =>
    get(`/kpis/values?${parameters(query)}`, signal).then(withLimits),

  /** The same as a file. @param {Record<string, string>} query @param {string} type @returns {Promise<Blob>} */
  valuesFile: (query, type) => file(`/kpis/values?${parameters(query)}`, type),

  /** What is behind a number. @param {string} kpi @param {Record<string, string>} query @param {AbortSignal} [signal] @returns {Promise<import('./types.js').FactRows>} */
  rows: (kpi, query, signal) => get(`/kpis/${part(kpi)}/rows?${parameters(query)}`, signal),

  /** The same as a file. @param {string} kpi @param {Record<string, string>} query @param {string} type @returns {Promise<Blob>} */
  rowsFile: (kpi, query, type) => file(`/kpis/${part(kpi)}/rows?${parameters(query)}`, type),

  /** How often each answer of a scale was given. @param {string} kpi @param {Record<string, string>} query @param {AbortSignal} signal @returns {Promise<import('./types.js').Distribution>} */
  distribution: (kpi, query, signal) => get(`/kpis/${part(kpi)}/distribution?${parameters(query)}`, signal).then(withLimits),

  /** @param {Record<string, string>} query @param {AbortSignal} signal @returns {Promise<import('./types.js').Overview>} */
  overview: (query, signal) => get(`/overview?${parameters(query)}`, signal).then(withLimits),

  /** How far the numbers can be trusted. @param {Record<string, string>} query @param {AbortSignal} signal @returns {Promise<import('./types.js').DataQuality>} */
  dataQuality: (query, signal) => get(`/data-quality?${parameters(query)}`, signal).then(withLimits),

  /** What is open, overdue and due next. @param {Record<string, string>} query @param {AbortSignal} signal @returns {Promise<import('./types.js').Desk>} */
  serviceDesk: (query, signal) => get(`/service-desk?${parameters(query)}`, signal).then(withLimits),

  /** How often each kind of problem comes and how much it hurts. @param {Record<string, string>} query @param {AbortSignal} signal @returns {Promise<import('./types.js').Problems>} */
  problems: (query, signal) => get(`/problems?${parameters(query)}`, signal).then(withLimits),

  /** The stream of what changes, from where it was left. @param {string} lastEventId @param {AbortSignal} signal */
  live: (lastEventId, signal) =>
    asMe((token) => open('/live', { token, signal, headers: streamHeaders(lastEventId) })),

  /** All other sessions of the person end; the answer is the one that goes on. @param {string} current_password @param {string} new_password */
  async changePassword(current_password, new_password) {
    startSession(await change('POST', '/auth/password', { current_password, new_password }));
  },

  /** @returns {Promise<{users: import('./types.js').Person[], total: number}>} */
  people: () => get('/users'),

  /** @param {object} person @returns {Promise<import('./types.js').Person & {password?: string}>} */
  addPerson: (person) => change('POST', '/users', person),

  /** @param {string} username @param {object} changes */
  changePerson: (username, changes) => change('PATCH', `/users/${part(username)}`, changes),

  /** @param {string} username @returns {Promise<{password?: string}>} */
  resetPassword: (username) => change('POST', `/users/${part(username)}/password`, {}),

  /** @param {string} username */
  endSessions: (username) => change('DELETE', `/users/${part(username)}/sessions`),

  /** @returns {Promise<{tokens: import('./types.js').Token[], total: number}>} */
  tokens: () => get('/tokens'),

  /** @param {object} token @returns {Promise<import('./types.js').Token & {token: string}>} */
  addToken: (token) => change('POST', '/tokens', token),

  /** @param {string} id */
  revokeToken: (id) => change('DELETE', `/tokens/${part(id)}`),

  /** @returns {Promise<{settings: import('./types.js').Setting[], rules_version: string}>} */
  settings: () => get('/settings'),

  /** @param {Record<string, string>} query @returns {Promise<import('./types.js').Entries>} */
  audit: (query) => get(`/audit?${parameters(query)}`),

  /** The same as a file. @param {Record<string, string>} query @returns {Promise<Blob>} */
  auditFile: (query) => file(`/audit?${parameters(query)}`, 'text/csv'),

  /** The newest imports. @returns {Promise<{imports: import('./types.js').Import[]}>} */
  imports: () => get('/imports'),

  /** @returns {Promise<{mappings: import('./types.js').Mapping[]}>} */
  mappings: () => get('/mappings'),

  /** @param {FormData} form kind, mapping and file @returns {Promise<{id: string}>} */
  importFile: (form) => change('POST', '/imports', form),

  /** @param {string} id @returns {Promise<import('./types.js').Job>} */
  job: (id) => get(`/jobs/${part(id)}`),

  /** @param {string} id @param {string} format @param {string} [type] @returns {Promise<Blob>} */
  jobFile: (id, format, type = 'text/csv') => file(`/jobs/${part(id)}/files/${part(format)}`, type),

  /** One's own newest. @param {string} kind @returns {Promise<{jobs: import('./types.js').Job[]}>} */
  jobs: (kind) => get(`/jobs?kind=${part(kind)}`),

  /** @param {string} id */
  cancelJob: (id) => change('DELETE', `/jobs/${part(id)}`),

  /** @returns {Promise<{reports: import('./types.js').ReportKind[]}>} */
  reports: () => get('/reports'),

  /** Those that were issued, in one's scope, the newest first. @returns {Promise<{reports: import('./types.js').IssuedReport[]}>} */
  archive: () => get('/reports/archive'),

  /** @param {string} number @returns {Promise<{differences: import('./types.js').Difference[], shown: number, total: number}>} */
  restatement: (number) => get(`/reports/archive/${part(number)}/restatement`),

  /** Whether a file is one that was issued. @param {File} file @returns {Promise<import('./types.js').Verdict>} */
  verifyReport: (file) => change('POST', '/reports/verify', file),

  /** @param {import('./types.js').ReportRequest} request @returns {Promise<{id: string}>} */
  buildReport: (request) => change('POST', '/reports', request),

  /** One's own, or everybody's for who looks after the server. @returns {Promise<{schedules: import('./types.js').Schedule[], webhooks: string[]}>} */
  schedules: () => get('/schedules'),

  /** @param {import('./types.js').NewSchedule} plan */
  addSchedule: (plan) => change('POST', '/schedules', plan),

  /** @param {string} id @param {import('./types.js').NewSchedule} plan */
  changeSchedule: (id, plan) => change('PUT', `/schedules/${part(id)}`, plan),

  /** @param {string} id */
  removeSchedule: (id) => change('DELETE', `/schedules/${part(id)}`),

  /** @param {string} id @param {boolean} paused */
  pauseSchedule: (id, paused) => change('PUT', `/schedules/${part(id)}/paused`, { paused }),

  /** What a timing would mean. @param {import('./timing.js').Timing & {period_rule: string, zone: string}} timing @returns {Promise<{next_runs: import('./types.js').NextRun[]}>} */
  nextRuns: (timing) => change('POST', '/schedules/next-runs', timing),

  /** The newest first. @param {string} id @returns {Promise<{runs: import('./types.js').ScheduleRun[]}>} */
  scheduleRuns: (id) => get(`/schedules/${part(id)}/runs`),

  /** The newest first. @param {Record<string, string>} query @returns {Promise<import('./types.js').Deliveries>} */
  deliveries: (query) => get(`/deliveries?${parameters(query)}`),

  /** @param {string} id @returns {Promise<import('./types.js').DeliveryWithTries>} */
  delivery: (id) => get(`/deliveries/${part(id)}`),

  /** The mail itself, where it was written as a file. @param {string} id @returns {Promise<Blob>} */
  deliveryMail: (id) => file(`/deliveries/${part(id)}/mail`, 'message/rfc822'),

  /** @param {string} id */
  cancelDelivery: (id) => change('POST', `/deliveries/${part(id)}/cancel`),

  /** @param {string} id */
  releaseDelivery: (id) => change('POST', `/deliveries/${part(id)}/release`),

  /** Its links lead nowhere from then on. @param {string} id */
  withdrawDelivery: (id) => change('POST', `/deliveries/${part(id)}/withdraw`),

  /** As one with the next number. @param {string} id */
  resendDelivery: (id) => change('POST', `/deliveries/${part(id)}/resend`),

  /** @returns {Promise<import('./types.js').Chain>} */
  chain: () => get('/audit/chain'),

  /** Who it is about stands in the body only: addresses are written down in many places. @param {string} customer @returns {Promise<{totals: Record<string, number>}>} */
  exportCustomer: (customer) => change('POST', '/customers/export', { customer }),

  /** @param {string} customer @returns {Promise<{reference: string, erased: Record<string, number>}>} */
  eraseCustomer: (customer) => change('POST', '/customers/erase', { customer }),
};

/** @param {Record<string, string>} query */
const parameters = (query) => new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''));

/**
 * The same server, asked by the token of a screen, which nobody renews: when it is refused, it is over.
 * @param {string} token
 */
export function deviceApi(token) {
  const ask = (/** @type {string} */ path, /** @type {AbortSignal} */ signal) => send(path, { token, signal });
  return {
    /** @param {AbortSignal} signal @returns {Promise<import('./types.js').Me>} */
    me: (signal) => ask('/me', signal),
    /** @param {AbortSignal} signal @returns {Promise<{kpis: import('./types.js').Kpi[]}>} */
    catalogue: (signal) => ask('/kpis', signal),
    /** @param {Record<string, string>} query @param {AbortSignal} signal @returns {Promise<import('./types.js').Overview>} */
    overview: (query, signal) => ask(`/overview?${parameters(query)}`, signal).then(withLimits),
    /** @param {Record<string, string>} query @param {AbortSignal} signal @returns {Promise<import('./types.js').Values>} */
    values: (query, signal) => ask(`/kpis/values?${parameters(query)}`, signal).then(withLimits),
    /** @param {Record<string, string>} query @param {AbortSignal} signal @returns {Promise<import('../pages/wall/picture.js').Desk>} */
    serviceDesk: (query, signal) => ask(`/service-desk?${parameters(query)}`, signal),
    /** @param {string} lastEventId @param {AbortSignal} signal */
    live: (lastEventId, signal) => open('/live', { token, signal, headers: streamHeaders(lastEventId) }),
  };
}

/** @param {string} lastEventId where the stream was left @returns {Record<string, string>} */
const streamHeaders = (lastEventId) => ({ Accept: 'text/event-stream', ...(lastEventId && { 'Last-Event-ID': lastEventId }) });
