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
 *
 * @typedef {object} Comparison
 * @property {number | null} value
 * @property {number} n
 * @property {number | null} [change]
 * @property {boolean|null} [significant] null where no test is defined
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
 *
 * @typedef {{key?: string | null, name?: string | null, period: string, values: Record<string, Value>}} Row
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
