// @ts-check
/**
 * The shapes of the server's answers, for the type checker only.
 *
 * @typedef {'zh-CN' | 'en'} Language
 * @typedef {'fraction' | 'points' | 'seconds' | 'count'} Unit
 *
 * @typedef {object} Kpi
 * @property {string} id
 * @property {Record<Language, string>} name
 * @property {Record<Language, string>} description
 * @property {string} family
 * @property {Unit} unit
 * @property {number} decimals
 * @property {'higher' | 'lower' | 'none'} direction
 * @property {string[]} dimensions what it can be grouped and filtered by
 *
 * @typedef {object} Comparison
 * @property {number | null} value
 * @property {number} n
 * @property {number | null} [change]
 * @property {number | null} [improvement] the change relative to what it is held against, positive where better
 * @property {boolean|null} [significant] null where no test is defined
 * @property {boolean} [suppressed] too few facts of people
 * @property {boolean} [running] the period is not over: the same number of elapsed days was compared
 *
 * @typedef {object} Value
 * @property {number | null} value
 * @property {number} n null where it is suppressed
 * @property {boolean} [suppressed] too few facts of people who could be told apart
 * @property {number} [below] with `suppressed`: fewer than this many
 * @property {number} [low]
 * @property {number} [high]
 * @property {Comparison} [previous]
 * @property {Comparison} [year_ago]
 * @property {Comparison} [target]
 * @property {Comparison} [benchmark]
 * @property {Comparison} [parent]
 * @property {Explanation} [explanation]
 *
 * @typedef {{sentence: string, definition: string, numerator: number | null, denominator: number | null, excluded: number | null,
 *   hours: 'calendar' | 'opening' | null, rules_version: string, as_of: string, percentile?: string}} Explanation
 * @typedef {{key?: string | null, name?: string | null, across_key?: string | null, across_name?: string | null, period: string,
 *   values: Record<string, Value>}} Row
 * @typedef {Record<string, any> & {fact?: string, source?: string, external_id?: string}} Fact one of the rows behind a number
 * @typedef {{kpi: string, from: string, to: string, as_of: string, zone: string, rows: Fact[], offset: number, shown: number,
 *   total: number | null, n: number | null, n_unit: 'facts' | 'customers' | 'minutes', suppressed?: boolean, withheld?: string[],
 *   partly_withheld?: string[], small_group?: number}} FactRows
 * @typedef {{kpi: string, from: string, to: string, as_of: string, n: number | null, suppressed?: boolean, below?: number,
 *   scale: {value: number, n: number | null}[]}} Distribution
 * @typedef {{from: string, to: string, grain: string, as_of: string, zone: string, rows: Row[], shown: number, total: number}} Values
 *
 * @typedef {{period: string, value: number | null, n: number}} Point
 * @typedef {{kpi: string, group?: string, weight: number, value: number, score: number, n: number}} Part of an index
 * @typedef {{grade?: {code: string, name: string}, parts?: Part[], left_out?: string[], veto?: {code: string, count: number}[],
 *   bonus?: {commendations: number, raise: number}}} Inside of an index
 * @typedef {Value & Inside & {kpi: string, sparkline: Point[]}} Headline
 * @typedef {{tickets: number, impact: number, score: number}} Gravity
 * @typedef {Gravity & {category: string, name: string, previous: {score: number | null, suppressed?: boolean, below?: number}, values: Record<string, Value>}} ProblemType
 * @typedef {Value & {key: string | null, name: string}} Ranked
 *
 * @typedef {object} Overview
 * @property {string} as_of
 * @property {string} zone
 * @property {Headline[]} headline
 * @property {ProblemType[]} problems
 * @property {{kpi: string, minimum_sample: number, ranked: number, left_out: number, best: Ranked[], worst: Ranked[]}} stores
 * @property {{kpi: string, rows: Ranked[]}} cities
 * @property {string} from
 * @property {string} to
 * @property {{day: string, hours: {from: string, values: Record<string, Value>}[]}} today
 * @property {Source[]} freshness
 *
 * @typedef {{source: string, kind: string, latest: string, received: string, age_seconds?: number}} Source
 *
 * @typedef {object} DataQuality
 * @property {Value} response_rate
 * @property {number} invitations
 * @property {number} answered
 * @property {{stores: number, purchases: number, tickets: number}} not_invited what happened where nobody was asked
 * @property {{reason: string, n: number}[]} excluded
 * @property {{dimension: string, codes: {code: string, facts: number | null}[], total: number}[]} unmapped
 * @property {(Source & {age_seconds: number})[]} sources
 * @property {string} rules_version
 *
 * @typedef {object} DueTicket
 * @property {string} source
 * @property {string} external_id
 * @property {string} store
 * @property {string | null} [store_name]
 * @property {string | null} priority
 * @property {string | null} kind
 * @property {string | null} category
 * @property {string | null} [category_name]
 * @property {string} opened_at
 * @property {string} step what is due
 * @property {string} due_at
 * @property {number} remaining_seconds negative when it is overdue
 * @property {boolean} [escalated]
 * @property {string | null} employee
 * @property {string | null} [employee_name]
 * @property {string | null} subject
 *
 * @typedef {object} Desk
 * @property {string} as_of
 * @property {number} open
 * @property {number} overdue
 * @property {number} due_soon
 * @property {number} escalated
 * @property {{from_seconds: number, to_seconds: number | null, n: number, overdue: number}[]} backlog
 * @property {{step: string, target_seconds: number, complaints: number, reached: number, in_time: number, late: number, waiting: number}[]} steps
 * @property {DueTicket[]} next
 * @property {number} shown
 * @property {number} total
 *
 * @typedef {object} Problems
 * @property {{key: string | null, name: string | null, tickets: number, complaints: number | null, impact: number, score: number,
 *   share: number | null, values: Record<string, Value>}[]} categories
 * @property {number | null} median_tickets
 * @property {number | null} median_impact
 *
 * @typedef {{rows: number, accepted: number, duplicate: number, updated: number, rejected: number}} Counts
 * @typedef {{report: string, period: string, scope: string, language: string, formats: string[]}} About
 * @typedef {{format: string, media_type: string, name: string, url: string, sha256: string, bytes: number, report_number?: string}} JobFile
 * @typedef {{id: string, kind: string, status: string, progress: number, step: string | null, about: About | null, created_at: string,
 *   result: Counts | null, error: string | null, files: JobFile[]}} Job
 * @typedef {{id: string, name: Record<string, string>, purpose: Record<string, string>, formats: string[],
 *   periods: string[], scopes: string[], focus: string[]}} ReportKind
 * @typedef {{number: string, report: string, period: string, scope: string, language: string, as_of: string, frozen: boolean,
 *   created_by: string, created_at: string, files: {format: string, sha256: string, bytes: number}[]}} IssuedReport
 * @typedef {{kpi: string, name: string, group: string | null, old: number | null, new: number | null, n_old: number, n_new: number,
 *   why: {added: number, corrected: number, withdrawn: number, other_rules: boolean}}} Difference
 * @typedef {{status: 'issued' | 'altered' | 'unknown', report?: IssuedReport & {file?: {format: string, issued_at: string}}}} Verdict
 * @typedef {{report: string, period: string | Period, language: string, formats: string[], scope?: {regions: string[], stores: string[]},
 *   focus?: {by: string, code: string}}} ReportRequest
 * @typedef {{id: string, kind: string | null, file: string | null, owner: string, status: string, progress: number, counts: Counts | null,
 *   created_at: string, has_rejected: boolean, error: string | null}} Import
 * @typedef {{name: string, shipped: boolean, kind: string | null, source: string | null, columns: string[], yaml: string, problems: string[]}} Mapping
 *
 * @typedef {{email?: string, webhook?: string, name?: string, language?: string, formats: string[], link?: boolean,
 *   scope?: {everything?: boolean, regions?: string[], stores?: string[]}}} ScheduleRecipient
 * @typedef {{name: string, report: string, focus?: {by: string, code: string}, period_rule: string, cron: string, zone: string,
 *   working_day: string, recipients: ScheduleRecipient[], deadline_minutes: number, when_incomplete: string}} NewSchedule
 * @typedef {{due: string, period: string, words: Record<string, string>}} NextRun
 * @typedef {{period: string, due: string, state: string, missing: string[], reason: string | null, deliveries: number,
 *   decided_at: string | null}} ScheduleRun
 * @typedef {NewSchedule & {id: string, owner: string, from_file: boolean, paused: boolean, next_runs: NextRun[], last_run: ScheduleRun | null}} Schedule
 * @typedef {{id: string, schedule: string, schedule_name: string, owner: string, report: string, period: string, due: string,
 *   recipient: {key: string, name: string, address: string}, scope: {everything: boolean, regions: string[], stores: string[]},
 *   language: string, formats: string[], link: boolean, missing: string[], number: number, message_id: string, state: string,
 *   sending: boolean, status: string | null, reason: string | null, attempts: number, possible_copies: number, withdrawn_at: string | null,
 *   next_try: string | null, created_at: string, updated_at: string}} Delivery
 * @typedef {{attempt: number, started_at: string, ended_at: string | null, outcome: string | null, status: string | null, reason: string | null}} Try
 * @typedef {Delivery & {files: {format: string, name: string, sha256: string, bytes: number, report_number: string}[], tries: Try[]}} DeliveryWithTries
 * @typedef {{deliveries: Delivery[], total: number, offset: number, mail: 'server' | 'files'}} Deliveries
 *
 * @typedef {{username: string, display_name: string, role: string, must_change_password?: boolean, regions?: string[], stores?: string[],
 *   permissions?: string[]}} User
 * @typedef {User & {organisation: string, zone: string, today: string}} Me
 *
 * @typedef {{username: string, display_name: string, role: string, regions: string[], stores: string[], disabled: boolean,
 *   must_change_password: boolean, created_at: string, last_login_at: string | null, sessions: number}} Person
 * @typedef {{id: string, name: string, role: 'ingest' | 'wall', kinds: string[], everything: boolean, regions: string[],
 *   stores: string[], created_by: string, created_at: string, expires_at: string | null, last_used_at: string | null,
 *   revoked_at: string | null}} Token
 * @typedef {{seq: number, at: string, actor: string, action: string, subject: string | null, address: string | null,
 *   details: Record<string, unknown>, hash: string}} Entry of the evidence
 * @typedef {{rows: Entry[], shown: number, total: number, offset: number}} Entries
 * @typedef {{rows: number, whole: boolean, broken_at: number | null, reason: string | null, head: string}} Chain
 * @typedef {{name: string, value: unknown, given: boolean, secret: boolean, accepts: string}} Setting
 * @typedef {{key: string, name: string}} Place
 * @typedef {{regions: Place[], stores: Place[]}} Places
 *
 * @typedef {{from: string, to: string}} Period half-open, ISO dates
 * @typedef {Period & {region: string, trend: string, rank: 'best' | 'worst'}} State
 *
 * @typedef {import('./api.js').Problem} Problem
 */
/**
 * @template T
 * @typedef {{status: 'loading' | 'ready' | 'error', answer?: T, problem?: Problem}} Load
 *   `answer` may stay from the question before while the next one is loading
 */
export {};
