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

/**
 * What this tab shows that its address does not tell, so that a reload shows it again: noted when the page goes.
 * @typedef {"list" | "figures"} Own
 * @param {Own} name @param {() => boolean} isShown
 */
export const hold = (name, isShown) =>
  addEventListener("pagehide", () => {
    try {
      if (isShown()) sessionStorage.setItem(PREFIX + name, "1");
      else sessionStorage.removeItem(PREFIX + name);
    } catch {
      // It is offered where it was opened.
    }
  });

/** Whether it was shown before the page was loaded anew. @param {Own} name */
export function isHeld(name) {
  const [entry] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  try {
    return entry?.type !== "navigate" && sessionStorage.getItem(PREFIX + name) !== null;
  } catch {
    return false;
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
