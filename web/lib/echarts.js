// @ts-check
/** The one door to ECharts: a WebJar on the class path, so that nothing comes from elsewhere. */
// @ts-ignore served by the server, not a file of this folder
import * as echarts from '/webjars/echarts/5.5.0/echarts.esm.min.js';

/** @type {(element: HTMLElement | null, theme: null, options: object) => any} */
export const init = echarts.init;
