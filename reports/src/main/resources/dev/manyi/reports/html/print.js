// @ts-check
/** Paper can not be unfolded: what is folded is open while it is printed. @type {Element[]} */
let unfolded = [];

addEventListener('beforeprint', () => {
  unfolded = [...document.querySelectorAll('details.fold:not([open])')];
  for (const fold of unfolded) fold.setAttribute('open', '');
});

addEventListener('afterprint', () => {
  for (const fold of unfolded) fold.removeAttribute('open');
  unfolded = [];
});
