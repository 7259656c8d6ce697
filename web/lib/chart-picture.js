// @ts-check
import { chartTheme } from './chart-theme.js';

const WIDTH = 1280;
const HEIGHT = 720;
const TITLE = 76;

/**
 * A chart as a file, of the same size wherever it is made and with what it shows written above it.
 * @param {(theme: import('./chart-theme.js').Theme) => any} option @param {{title: string, subtitle: string}} words @param {'png' | 'svg'} type @returns {Promise<Blob>}
 */
export async function chartPicture(option, words, type) {
  const { init } = await import('./echarts.js');
  const drawn = titled(option(chartTheme()), words);
  if (type === 'svg') {
    const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: HEIGHT });
    chart.setOption(drawn);
    const text = chart.renderToSVGString();
    chart.dispose();
    return new Blob([text], { type: 'image/svg+xml' });
  }
  const chart = init(document.createElement('div'), null, { width: WIDTH, height: HEIGHT, devicePixelRatio: 2 });
  chart.setOption(drawn);
  const canvas = chart.renderToCanvas({ pixelRatio: 2, backgroundColor: drawn.backgroundColor });
  chart.dispose();
  return new Promise((resolve, reject) =>
    canvas.toBlob((/** @type {Blob | null} */ blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'),
  );
}

/** @param {any} option @param {{title: string, subtitle: string}} words */
function titled(option, { title, subtitle }) {
  const theme = chartTheme();
  const grid = option.grid && { ...option.grid, left: 32, right: 32, top: TITLE + 24, bottom: 32 };
  return {
    ...option,
    animation: false,
    backgroundColor: theme.surface,
    title: {
      text: title,
      subtext: subtitle,
      left: 24,
      top: 20,
      textStyle: { color: theme.text, fontFamily: theme.font, fontSize: 20 },
      subtextStyle: { color: theme.muted, fontFamily: theme.font, fontSize: 14 },
    },
    ...(grid && { grid }),
  };
}
