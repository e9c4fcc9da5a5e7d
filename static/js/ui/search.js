/** Search: a combobox over counties, places and initiatives; the keyboard's way to every county. */

import { short } from "../model.js";
import { word } from "../words.js";
import { el, svg } from "./dom.js";

/** @typedef {{kind: string, id: string, zh: string, en: string}} Entry */

const MOST = 12;

/** @param {import("../app.js").App} app @param {string} text @returns {Entry[]} best first; without a text, every county */
function find(app, text) {
  const wanted = text.trim().toLowerCase();
  const { model, texts } = app;
  if (!wanted) return model.counties.map((c) => ({ kind: "county", id: c.id, zh: c.zh, en: c.en }));
  /** @type {Entry[]} */
  const all = [
    ...model.counties.map((c) => ({ kind: "county", id: c.id, zh: c.zh, en: c.en })),
    ...model.places.map((p) => ({ kind: "place", id: p.id, zh: p.zh, en: p.en })),
    ...(texts ? texts.initiatives.map((t, i) => ({ kind: "initiative", id: model.initiatives[i].id, ...t.title })) : []),
  ];
  const rank = (/** @type {Entry} */ e) => {
    const places = [e.zh, e.en.toLowerCase(), e.id].map((name) => name.indexOf(wanted)).filter((at) => at >= 0);
    return places.length ? Math.min(...places) : -1;
  };
  return all.map((entry) => ({ entry, rank: rank(entry) })).filter((r) => r.rank >= 0)
    .sort((a, b) => a.rank - b.rank).slice(0, MOST).map((r) => r.entry);
}

/** @param {import("../app.js").App} app */
export function search(app) {
  const { lang } = app;
  let active = -1;
  /** @type {Entry[]} */
  let found = [];
  const list = el("ul", { id: "results", class: "results", role: "listbox", "aria-label": word(lang, "search"), hidden: true });
  const input = el("input", {
    type: "search", role: "combobox", "aria-label": word(lang, "search"), "aria-controls": "results",
    "aria-expanded": "false", "aria-autocomplete": "list", autocomplete: "off", placeholder: word(lang, "searchHint"),
    on: { input: () => update(), keydown: (/** @type {any} */ event) => key(event), focus: () => app.wantTexts(), blur: () => setTimeout(() => document.activeElement === input || close(), 150) },
  });

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function update() {
    if (!input.value.trim()) return close();
    open();
  }

  function open() {
    found = find(app, input.value);
    active = found.length ? 0 : -1;
    draw();
    app.announce(input.value.trim() ? word(lang, "results", { n: found.length }) : word(lang, "allCounties"));
  }

  function draw() {
    list.replaceChildren(...found.map((entry, i) =>
      el("li", { id: `result-${i}`, role: "option", "aria-selected": String(i === active), on: { mousedown: () => choose(entry) } },
        lang === "zh" ? entry.zh : entry.en, el("small", {}, aside(entry)))));
    if (!found.length) list.append(el("li", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, word(lang, "noResult")));
    list.hidden = false;
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (active < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", `result-${active}`);
    list.children[active].scrollIntoView({ block: "nearest" });
  }

  /** A county by its prefecture, for some share a name; the others by what they are. @param {Entry} entry */
  function aside(entry) {
    const county = entry.kind === "county" && app.model.counties.find((c) => c.id === entry.id);
    return county ? short(app.model.prefectures[county.pref], lang) : word(lang, /** @type {"county" | "place" | "initiative"} */ (entry.kind));
  }

  /** @param {Entry} entry */
  function choose(entry) {
    input.value = "";
    close();
    if (entry.kind === "county") app.chooseCounties([entry.id], true);
    else if (entry.kind === "place") app.choosePlace(entry.id, true);
    else app.chooseInitiative(entry.id);
  }

  /** @param {KeyboardEvent} event */
  function key(event) {
    if (event.key === "Escape") {
      if (list.hidden) return;
      event.stopPropagation();
      return close();
    }
    if (list.hidden && event.key === "ArrowDown") {
      event.preventDefault();
      return open();
    }
    if (list.hidden || !found.length) return;
    if (event.key === "ArrowDown") active = (active + 1) % found.length;
    else if (event.key === "ArrowUp") active = (active + found.length - 1) % found.length;
    else if (event.key === "Enter") return choose(found[active]);
    else return;
    event.preventDefault();
    draw();
  }

  const glass = svg("svg", { class: "glass", viewBox: "0 0 16 16", "aria-hidden": "true" },
    svg("circle", { cx: 6.5, cy: 6.5, r: 4.8 }), svg("path", { d: "M10.2 10.2 L15 15" }));
  return el("div", { class: "search", role: "search" }, glass, input, el("kbd", { "aria-hidden": "true" }, "/"), list);
}
