// @ts-check
/** How charts look: the page's own colours and type, read from its CSS variables when a chart is drawn. */

/** @typedef {ReturnType<typeof chartTheme>} Theme */

export function chartTheme() {
  const css = getComputedStyle(document.documentElement);
  /** @param {string} name */
  const token = (name) => css.getPropertyValue(name).trim();
  return {
    font: token('--font'),
    text: token('--text'),
    muted: token('--text-muted'),
    grid: token('--line'),
    surface: token('--surface'),
    raised: token('--surface-raised'),
    main: token('--chart-main'),
    bar: token('--chart-bar'),
    band: token('--chart-band'),
    whisker: token('--chart-whisker'),
    worse: token('--worse'),
    animated: !matchMedia('(prefers-reduced-motion: reduce)').matches,
  };
}

/** What all charts share. Tooltips are drawn, not HTML: the content security policy forbids style attributes. @param {Theme} theme */
export function baseOption(theme) {
  return {
    animation: theme.animated,
    animationDuration: 350,
    animationDurationUpdate: 250,
    textStyle: { fontFamily: theme.font, color: theme.text },
    tooltip: {
      renderMode: 'richText',
      confine: true,
      backgroundColor: theme.raised,
      borderColor: theme.grid,
      borderWidth: 1,
      padding: [10, 14],
      textStyle: {
        color: theme.text,
        fontFamily: theme.font,
        fontSize: 13,
        lineHeight: 20,
      },
    },
  };
}

/** @param {Theme} theme */
export function axisText(theme) {
  return { color: theme.muted, fontFamily: theme.font, fontSize: 12 };
}
