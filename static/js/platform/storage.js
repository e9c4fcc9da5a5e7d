/** What the page remembers on this device; nothing, where the browser keeps no store. */

const PREFIX = "sichuan-decision.";

/** @param {string} name @returns {string | null} */
export function remembered(name) {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/** @param {string} name @param {string} value */
export function remember(name, value) {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // It will be asked again: a page that may not remember still works.
  }
}
