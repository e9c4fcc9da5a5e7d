/** The dialog in which the view leaves: files, pictures, links, embedding, citation. */

import { format, isUserLayer } from "../../app/permalink.js";
import { say } from "../../data/model.js";
import { word } from "../../i18n/share.js";
import { download } from "../../platform/download.js";
import { openDialog } from "../../ui/dialog.js";
import { el, tagOf } from "../../ui/dom.js";
import { pictures } from "../print/section.js";
import { citeView } from "./cite.js";
import { copyRow } from "./copy_row.js";
import { listing } from "./listing.js";
import { oneFile } from "./one_file.js";

/**
 * @typedef {import("../../app/map_side.js").MapSide} MapSide
 * @typedef {{name: string, path: string, query: string}} Subject what the files are of
 */

const FRAME = { width: 800, height: 600 };

/** Opens the dialog; it goes when it is closed. @param {MapSide} side */
export function openShare(side) {
  const { lang } = side;
  const box = el("div", { class: "share-files" });
  const subjects = subjectsOf(side);
  const choose = (/** @type {number} */ index) => listFiles(side, box, subjects[index]);
  const sections = [
    section(lang, "files", subjectChoice(lang, subjects, choose), box),
    section(lang, "pictures", ...pictures(side)),
    section(lang, "oneFile", oneFile(side), ...withoutList(side)),
    section(
      lang,
      "link",
      ...withoutList(side),
      copyRow(lang, location.href, word(lang, "link"), { isLabelled: false }),
    ),
    section(
      lang,
      "embed",
      el("p", { class: "muted" }, word(lang, "embedHint")),
      copyRow(lang, snippet(side), word(lang, "embed"), { isLabelled: false }),
    ),
    section(
      lang,
      "cite",
      .../** @type {const} */ (["gb", "apa", "bibtex"]).map((form) =>
        copyRow(lang, citeView(form, side.model.version, location.href), word(lang, form)),
      ),
    ),
  ];
  openDialog(lang, word(lang, "title"), jumps(lang, sections), ...sections);
  choose(0);
}

/**
 * What the files are to be of; the first is chosen.
 * @param {import("../../data/model.js").Lang} lang
 * @param {Subject[]} subjects
 * @param {(index: number) => void} choose
 */
function subjectChoice(lang, subjects, choose) {
  return el(
    "div",
    { class: "segments", role: "radiogroup", "aria-label": word(lang, "what") },
    ...subjects.map(({ name }, i) =>
      el(
        "label",
        {},
        el("input", { type: "radio", name: "subject", checked: i === 0, on: { change: () => choose(i) } }),
        el("span", {}, name),
      ),
    ),
  );
}

/**
 * @param {import("../../data/model.js").Lang} lang
 * @param {import("../../i18n/share.js").Word} name
 * @param {...Node} content
 */
const section = (lang, name, ...content) =>
  el("section", { "aria-label": word(lang, name) }, el("h3", { tabIndex: -1 }, word(lang, name)), ...content);

/**
 * What the dialog holds, as some of it is further down than it is high.
 * @param {import("../../data/model.js").Lang} lang
 * @param {HTMLElement[]} sections
 */
const jumps = (lang, sections) =>
  el(
    "nav",
    { class: "jumps", "aria-label": word(lang, "contents") },
    ...sections.map((one) => {
      const head = /** @type {HTMLElement} */ (one.querySelector("h3"));
      return el(
        "button",
        {
          type: "button",
          on: {
            click: () => {
              one.scrollIntoView();
              head.focus();
            },
          },
        },
        head.textContent,
      );
    }),
  );

/** That what is taken does not hold the reader's own list, where one is open. @param {MapSide} side */
const withoutList = ({ app: { list }, lang }) =>
  list?.answer ? [el("p", { class: "muted" }, word(lang, "withoutList"))] : [];

/** What can be taken: this view, what is chosen, all initiatives. @param {MapSide} side @returns {Subject[]} */
function subjectsOf(side) {
  const { lang, state } = side;
  const query = new URLSearchParams({
    layers: side
      .visibleLayers()
      .filter((id) => !isUserLayer(id))
      .join(","),
  });
  if (state.themes.length) query.set("themes", state.themes.join(","));
  if (state.counties.length) query.set("county", state.counties.join(","));
  for (const name of /** @type {const} */ (["initiative", "place"]))
    if (state[name]) query.set(name, /** @type {string} */ (state[name]));
  const filters = new URLSearchParams(query);
  filters.delete("layers");
  return [
    { name: word(lang, "view"), path: "view", query: String(query) },
    {
      name: word(lang, filters.size ? "chosenInitiatives" : "allInitiatives"),
      path: "initiatives",
      query: String(filters),
    },
    ...(filters.size ? [{ name: word(lang, "allInitiatives"), path: "initiatives", query: "" }] : []),
  ];
}

/** @param {MapSide} side @param {HTMLElement} box @param {Subject} subject */
async function listFiles(side, box, subject) {
  const { lang } = side;
  // A list that comes late must not stand in the place of another.
  const asked = (box.dataset.asked = `${subject.path}?${subject.query}`);
  box.replaceChildren(el("p", { class: "muted", role: "status" }, word(lang, "loading")));
  box.ariaBusy = "true";
  try {
    const { rows, formats, isWhole } = await listing(subject.path, subject.query);
    if (box.dataset.asked !== asked) return;
    box.ariaBusy = null;
    box.replaceChildren(
      el("p", { class: "muted", role: "status" }, word(lang, "rows", { n: number(lang, rows) })),
      el(
        "ul",
        {},
        ...formats.map((form) =>
          el(
            "li",
            {},
            fileLink(form, say(form.title, lang)),
            el("span", { class: "size" }, size(lang, form.bytes)),
            el("span", { class: "muted" }, say(form.note, lang)),
          ),
        ),
      ),
      isWhole ? "" : el("p", { class: "muted" }, word(lang, "onlyGeojson")),
    );
  } catch {
    if (box.dataset.asked !== asked) return;
    box.ariaBusy = null;
    box.replaceChildren(
      el(
        "p",
        { role: "alert" },
        word(lang, "failed"),
        " ",
        el("button", { type: "button", on: { click: () => listFiles(side, box, subject) } }, word(lang, "retry")),
      ),
    );
  }
}

/** @param {import("./listing.js").Form} form @param {string} title */
function fileLink({ href }, title) {
  const [path, query] = href.slice(1).split("?");
  return download(path, Object.fromEntries(new URLSearchParams(query)), {}, title);
}

/** The view for a page of somebody else's. @param {MapSide} side */
function snippet(side) {
  // An address has no quotes or angles left in it; only its ampersands must be written out.
  const src = new URL(format({ ...side.state, embed: true }), location.href).href.replaceAll("&", "&amp;");
  return `<iframe src="${src}" title="${word(side.lang, "frameTitle")}" width="${FRAME.width}" height="${FRAME.height}" loading="lazy" style="border:0"></iframe>`;
}

/** @param {import("../../data/model.js").Lang} lang @param {number} n */
const number = (lang, n) => new Intl.NumberFormat(tagOf(lang)).format(n);

/** @param {import("../../data/model.js").Lang} lang @param {number} bytes */
const size = (lang, bytes) =>
  bytes < 1e6
    ? `${number(lang, Math.max(1, Math.round(bytes / 1e3)))} kB`
    : `${number(lang, Math.round(bytes / 1e5) / 10)} MB`;
