// @ts-check
/** Gives something to the person as a file. @param {Blob} content @param {string} name */
export function saveAs(content, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
