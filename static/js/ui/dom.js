/** Nodes, never markup: all text goes in as text. */

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag @param {Record<string, unknown>} [properties] `class`, `data`, `on` and attributes
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "on") {
      for (const [event, handler] of Object.entries(/** @type {Record<string, EventListener>} */ (value)))
        node.addEventListener(event, handler);
    } else if (name === "class") node.className = String(value);
    else if (name in node && typeof value !== "string") Object.assign(node, { [name]: value });
    else node.setAttribute(name, String(value));
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** The name of a language in HTML. @param {import("../data/model.js").Lang} lang */
export const tagOf = (lang) => (lang === "zh" ? "zh-CN" : "en");

/**
 * The language of a part. Each has its own, so that a new one of the page is laid out a part at a time.
 * @param {HTMLElement} part
 * @param {import("../data/model.js").Lang} lang
 */
export function setLanguage(part, lang) {
  const tag = tagOf(lang);
  if (part.lang !== tag) part.lang = tag;
}

/** How much larger than its own pixels a node is shown: on a very large window, see page.css. @param {Element} node */
export const zoomOf = (node) => /** @type {any} */ (node).currentCSSZoom ?? 1;

const SVG = "http://www.w3.org/2000/svg";

/** @param {string} tag @param {Record<string, string | number>} attributes @param {...Node} children */
export function svg(tag, attributes, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.append(...children);
  return node;
}

/**
 * A small picture of how a layer is drawn.
 * @param {{paint: string | null, texture: string, tag?: string}} style `context` is the hollow dot of a site that
 *   the Decision does not name
 * @param {boolean} isOn
 */
export function swatch({ paint, texture, tag }, isOn) {
  // One case for each texture: a table of shapes, not steps.
  const tone = isOn ? `var(--${paint ?? "ink"}-tone, var(--ink-2))` : "var(--hair-strong)";
  const fill = isOn && paint ? `var(--${paint}-fill)` : "none";
  const shape = svg("svg", { class: "swatch", viewBox: "0 0 22 14", "aria-hidden": "true" });
  if (texture === "point")
    shape.append(svg("circle", { cx: 11, cy: 7, r: 3.4, fill: isOn ? "var(--ink)" : "var(--hair-strong)" }));
  else if (texture === "context")
    shape.append(
      svg("circle", { cx: 11, cy: 7, r: 3.4, fill: "var(--land)", stroke: "var(--ink)", "stroke-width": 1.4 }),
    );
  else if (texture === "line")
    shape.append(svg("path", { d: "M1 9 C5 2 9 3 12 7 S18 12 21 5", stroke: tone, "stroke-width": 2, fill: "none" }));
  else if (texture === "part") {
    for (let x = -10; x < 22; x += 5)
      shape.append(svg("path", { d: `M${x} 14 L${x + 14} 0`, stroke: tone, "stroke-width": 1.5, fill: "none" }));
  } else if (texture === "shades") {
    [2, 4, 6].forEach((n, i) =>
      shape.append(
        svg("rect", {
          x: 1 + i * 7,
          y: 1,
          width: 6,
          height: 12,
          fill: isOn ? `var(--seq-${n})` : "none",
          stroke: tone,
          "stroke-width": 0.6,
        }),
      ),
    );
  } else {
    shape.append(
      svg("rect", {
        x: 1,
        y: 1,
        width: 20,
        height: 12,
        fill,
        "fill-opacity": 0.4,
        stroke: tone,
        "stroke-width": isOn ? 2 : 1,
      }),
    );
    if (isOn && tag) shape.append(lettering(tag));
  }
  return shape;
}

/** The characters in a swatch that stand for its layer on the map. @param {string} tag */
function lettering(tag) {
  const text = svg("text", { class: "tag", x: 11, y: 10, "text-anchor": "middle" });
  text.textContent = tag;
  return text;
}

/**
 * A text of ours; the Chinese names in it are marked as Chinese.
 * @param {import("../data/model.js").Lang} lang
 * @param {string} text
 * @returns {(Node | string)[]}
 */
export const withNames = (lang, text) =>
  lang === "zh"
    ? [text]
    : text
        .split(/([^\s.,]*\p{Script=Han}[^\s.,]*)/u)
        .map((part, i) => (i % 2 ? el("span", { lang: "zh-CN" }, part) : part));

/** @param {string} text in Chinese */
export const quote = (text) => el("blockquote", { lang: "zh-CN" }, text);

/**
 * A theme's character in a square. Alone it is a picture of the theme; beside the theme's name nobody needs to hear it.
 * @param {Pick<import("../data/model.js").Theme, "title" | "symbol">} theme @param
 *   {import("../data/model.js").Lang} lang @param {boolean} [isAlone]
 */
export const symbol = ({ title, symbol: text }, lang, isAlone = true) =>
  el(
    "span",
    {
      class: "seal",
      lang: tagOf(lang),
      title: title[lang],
      ...(isAlone ? { role: "img", "aria-label": title[lang] } : { "aria-hidden": "true" }),
    },
    text[lang],
  );
