// @ts-check
const links = [...document.querySelectorAll('.contents a')];
const sections = links.map((link) => document.querySelector(link.getAttribute('href') ?? ''));

/** The section that is being read: the last one that began above the upper third of the window. */
function markCurrent() {
  const line = innerHeight / 3;
  const atEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
  const begun = sections.filter((section) => section && section.getBoundingClientRect().top <= line);
  const current = atEnd ? sections.length - 1 : Math.max(0, begun.length - 1);
  links.forEach((link, index) => {
    if (index !== current) {
      link.removeAttribute('aria-current');
    } else if (!link.hasAttribute('aria-current')) {
      link.setAttribute('aria-current', 'true');
      const list = /** @type {HTMLElement} */ (link.closest('.contents'));
      // Only the strip itself moves, and only where it is one.
      list.scrollLeft = link.getBoundingClientRect().left - list.getBoundingClientRect().left + list.scrollLeft - 24;
    }
  });
}

/** The appendix opens for who follows a link into it. */
function openTarget() {
  const fold = sections.find((section) => section && `#${section.id}` === location.hash)?.querySelector('details.fold');
  fold?.setAttribute('open', '');
}

addEventListener('scroll', markCurrent, { passive: true });
addEventListener('resize', markCurrent);
addEventListener('hashchange', openTarget);
for (const fold of document.querySelectorAll('details.fold')) fold.removeAttribute('open');
openTarget();
markCurrent();
