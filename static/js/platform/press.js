/** A press of the mouse counts although its control is drawn anew under it: browsers give no click then. */

const CONTROLS = "a[href], button, label, summary";

export function keepPresses() {
  /** @type {{control: Element, like: string} | null} */
  let pressed = null;
  const note = (/** @type {PointerEvent} */ { target, button, pointerType }) => {
    const control = button || pointerType !== "mouse" ? null : controlOf(/** @type {Element} */ (target));
    pressed = control && { control, like: likeOf(control) };
  };
  const make = (/** @type {PointerEvent} */ { clientX, clientY }) => {
    if (!pressed || pressed.control.isConnected) return;
    const control = controlOf(document.elementFromPoint(clientX, clientY));
    if (control && likeOf(control) === pressed.like) control.click();
  };
  addEventListener("pointerdown", note, true);
  addEventListener("pointerup", make, true);
}

/** @param {Element | null} node @returns {HTMLElement | null} */
const controlOf = (node) => node?.closest(CONTROLS) ?? null;

/** @param {Element} control */
const likeOf = ({ localName, className, ariaLabel, textContent }) =>
  [localName, className, ariaLabel ?? textContent].join("|");
