/**
 * Before anything is painted: language and scheme of the page, and whether the picture of the first view is what was
 * asked for; if so, its hatches are as dense as those of the map.
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

/** Once the picture has its size, and whenever that changes, its patterns get their scale before it is painted. */
function watch() {
  if (!document.querySelector(".first + *")) return requestAnimationFrame(watch); // it is still being read
  const observer = new ResizeObserver((changes) => changes.forEach(({ target }) => hatch(target)));
  for (const map of document.querySelectorAll(".first svg[viewBox]")) observer.observe(map);
}

/** @param {Element} map */
function hatch(map) {
  const k = map.clientWidth / Number(map.getAttribute("viewBox")?.split(" ")[2]);
  if (!k) return; // not shown on a phone
  for (const pattern of document.querySelectorAll(`[data-of="${map.classList[0]}"]`)) {
    const before = String(pattern.getAttribute("patternTransform"));
    pattern.setAttribute("patternTransform", before.replace(/scale.*/, `scale(${1 / k})`));
  }
}
