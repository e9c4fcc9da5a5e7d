/** On a phone: the sheet follows the finger by its handle, and rests at the nearest of three heights. */

const LOW = 88; // px, as the style sheet has it
const TOP = 66; // px that the search keeps when the sheet is full
const TAP = 6; // px that a tap may wander

/** @param {import("../app/app.js").App} app */
export function followFinger(app) {
  const { node } = app.sidebar;
  /** @type {{y: number, height: number} | null} */
  let start = null;
  let isDrag = false;

  node.addEventListener("pointerdown", (event) => {
    const handle = event.target instanceof Element && event.target.closest(".sheet-handle");
    isDrag = false;
    if (!handle) return;
    start = { y: event.clientY, height: node.offsetHeight };
    handle.setPointerCapture(event.pointerId);
  });

  node.addEventListener("pointermove", (event) => {
    if (!start) return;
    const up = start.y - event.clientY;
    isDrag ||= Math.abs(up) > TAP;
    if (isDrag) node.style.height = `${Math.max(LOW, Math.min(innerHeight - TOP, start.height + up))}px`;
  });

  const rest = () => {
    if (start && isDrag) {
      const share = node.offsetHeight / innerHeight;
      node.dataset.sheet = share < 0.28 ? "low" : share < 0.7 ? "half" : "full";
      node.style.height = "";
      app.left.mapView.map.invalidateSize({ animate: false });
    }
    start = null;
  };
  node.addEventListener("pointerup", rest);
  node.addEventListener("pointercancel", rest);

  // The click that ends a drag is no tap.
  node.addEventListener("click", (event) => isDrag && event.stopPropagation(), { capture: true });
}
