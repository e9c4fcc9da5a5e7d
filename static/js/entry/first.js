/**
 * Before anything is painted: language and scheme of the page, and whether the picture of the first view is what was
 * asked for; if so, its hatches are as dense as those of the map. What is pressed or dropped waits for what answers it.
 */

const query = new URLSearchParams(location.search);
const { dataset } = document.documentElement;
document.documentElement.lang = query.get("lang") === "en" ? "en" : "zh-CN";
const wanted = query.get("scheme");
const isDark = wanted ? wanted === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
dataset.scheme = isDark ? "dark" : "light";
// Another view is another picture: there the map itself is the first that is seen.
if ([...query.keys()].every((name) => name === "lang" || name === "scheme")) {
  dataset.first = "";
  requestAnimationFrame(watch);
}

// Of “/” Firefox would open its own search, and every browser would leave the page for a file.
keep("keydown", (event) => {
  if (event.key === "/") event.preventDefault();
  return event;
});
keep("drop", (event) => {
  const [file] = event.dataTransfer.files;
  const dataTransfer = new DataTransfer();
  if (file) dataTransfer.items.add(file);
  event.preventDefault();
  return new DragEvent("drop", { dataTransfer });
});
addEventListener("dragover", (event) => {
  if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
});

/**
 * Keeps what comes until the page answers it, which it tells by an event `keydown-answered`; then it comes again.
 * @param {string} type @param {(event: any) => Event} again
 */
function keep(type, again) {
  /** @type {Event[]} */
  const kept = [];
  const note = (/** @type {Event} */ event) => void kept.push(again(event));
  addEventListener(type, note);
  addEventListener(`${type}-answered`, () => {
    removeEventListener(type, note);
    for (const event of kept) document.dispatchEvent(event);
  });
}

/** Once the picture has its size, and whenever that changes, it is put right before it is painted. */
function watch() {
  if (!document.querySelector(".first + *")) return requestAnimationFrame(watch); // it is still being read
  const maps = document.querySelectorAll(".first svg[viewBox]:not(.swatch)");
  const observer = new ResizeObserver(() => {
    align();
    maps.forEach(hatch);
  });
  for (const map of maps) observer.observe(map);
}

/** Patterns get their scale. @param {Element} map */
function hatch(map) {
  const k = map.clientWidth / Number(map.getAttribute("viewBox")?.split(" ")[2]);
  if (!k) return; // not shown on a phone
  for (const pattern of document.querySelectorAll(`[data-of="${map.classList[0]}"]`)) {
    const before = String(pattern.getAttribute("patternTransform"));
    pattern.setAttribute("patternTransform", before.replace(/scale.*/, `scale(${1 / k})`));
  }
}

/** The picture gives way by what Leaflet rounds: a map begins at a whole pixel of the world, and so do its paths. */
function align() {
  const box = /** @type {HTMLElement | null} */ (document.querySelector(".first-box"));
  const world = box?.querySelector("[data-world]")?.getAttribute("data-world");
  if (!box || !world) return; // the map is there
  const [x, y, w, h, originX, originY] = world.split(" ").map(Number);
  const { clientWidth, clientHeight } = box;
  const pad = 2 * Number.parseFloat(getComputedStyle(box).getPropertyValue("--pad"));
  const k = Math.min((clientWidth - pad) / w, (clientHeight - pad) / h);
  const rounded = (/** @type {number} */ at) => Math.round(at) - at;
  const shift = (/** @type {number} */ middle, /** @type {number} */ size, /** @type {number} */ origin) =>
    rounded(origin * k) - rounded(middle * k - size / 2);
  box.style.setProperty("--by-x", `${shift(x + w / 2, clientWidth, originX)}px`);
  box.style.setProperty("--by-y", `${shift(y + h / 2, clientHeight, originY)}px`);
}
