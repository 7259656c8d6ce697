// @ts-check
import { cities, regions } from './ranking-views.js';
import { problems } from './problems-view.js';
import { sla } from './sla-view.js';
import { tiles } from './tiles-view.js';
import { today } from './today-view.js';

/** @typedef {import('./picture.js').Picture} Picture @typedef {import('../../lib/chart-theme.js').Theme} Theme */
/**
 * One thing that the wall shows at a time.
 *
 * @typedef {object} View
 * @property {(picture: Picture) => boolean} has whether there is anything to show
 * @property {(picture: Picture) => string} title
 * @property {(picture: Picture, elapsed: number) => unknown} content markup; `elapsed` seconds since the picture came
 * @property {(picture: Picture, theme: Theme, unit: number) => object} [option] of its chart; `unit` pixels are a hundredth of the screen
 * @property {(picture: Picture) => string} [label] what the chart shows, for those who do not see it
 * @property {boolean} [ticking] changes with every second
 */

/** The views by the names that the address has for them. @type {Record<string, View>} */
export const views = { today, tiles, problems, cities, sla, regions };
