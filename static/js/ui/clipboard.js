/** Copying, also where the browser keeps the clipboard to itself. */

/** @param {string} text @returns {Promise<boolean>} whether it was copied; without https a page may not */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
