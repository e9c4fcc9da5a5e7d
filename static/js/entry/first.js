/**
 * Before anything is painted: language and scheme of the page, and whether the picture of the first view is what was
 * asked for.
 */

const query = new URLSearchParams(location.search);
const { dataset } = document.documentElement;
document.documentElement.lang = query.get("lang") === "en" ? "en" : "zh-CN";
const wanted = query.get("scheme");
const isDark = wanted ? wanted === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
dataset.scheme = isDark ? "dark" : "light";
// Another view is another picture: there the map itself is the first that is seen.
if ([...query.keys()].every((name) => name === "lang" || name === "scheme")) dataset.first = "";
