/** Draws the page from its state. */

import { word } from "../i18n/first_words.js";
import { foot, headline, legend } from "../sidebar/legend.js";
import { setLanguage } from "../ui/dom.js";
import { applyTheme } from "../ui/manner.js";

/** @typedef {import("./app.js").App} App */

const MOST_NAMES = 3; // in the title of the tab

/** What the tab of the browser says: counties or a place, then the product. @param {App} app */
function titleOf({ left, lang }) {
  const { counties, places } = left.chosen();
  const names = [
    ...counties.map((index) => left.model.counties[index]),
    ...places.map((index) => left.model.places[index]),
  ].map((one) => one[lang]);
  return [...names.slice(0, MOST_NAMES), ...(names.length > MOST_NAMES ? ["…"] : []), word(lang, "product")].join(
    " · ",
  );
}

/** Language, scheme, title, and what stands where. @param {App} app @param {string} [title] of the tab */
export function applyPageTheme(app, title = titleOf(app)) {
  applyTheme(app.lang, app.scheme, title);
  app.layout.update(app.state);
}

/** What is seen with the map's first drawing. @param {App} app */
export function renderFirst(app) {
  const { left, layout } = app;
  applyPageTheme(app);
  left.drawMap();
  layout.head.replaceChildren(headline(left));
  renderFoot(app);
}

/**
 * Everything that depends on the state, in steps of some milliseconds each. The order matters: what a part is made of
 * stands before it, and the bar before what makes the browser style the page anew, which it does once more when a node
 * with the focus goes.
 * @param {App} app
 */
export function* renderSteps(app) {
  const { lang, layout, left, parts } = app;
  layout.skips.replaceChildren(...parts.skipLinks(app));
  layout.skips.setAttribute("aria-label", word(lang, "skip"));
  setLanguage(layout.top, lang);
  layout.top.replaceChildren(...parts.topBar(app));
  layout.tabs.replaceChildren(...parts.tabs(app));
  yield;
  applyPageTheme(app);
  yield* makeParts(app);
  app.compare?.update();
  yield;
  for (const side of app.sides) side.drawMap();
  layout.panel.setAttribute("aria-label", word(lang, "panel"));
  layout.map.setAttribute("aria-label", word(lang, "mapLabel"));
  layout.map.setAttribute("role", "region");
  layout.head.replaceChildren(headline(left));
  app.compare?.render();
  left.renderTools();
  yield;
  setLanguage(layout.panel, lang);
  app.sidebar.render();
  yield;
  app.story?.follow();
  if (app.reading) yield* app.reading.render();
  yield;
  app.list?.render();
  left.features?.render();
  app.table?.render();
  yield;
  renderLegend(app);
  layout.foot.replaceChildren(foot(left));
  app.answerEarly();
}

/** Makes the parts that the state asks for; the page is drawn again when they have come. @param {App} app */
function* makeParts(app) {
  const { state, lazy } = app;
  const table = state.view === "table" && !app.table && lazy.part("table");
  if (table) app.table = new table.Table(app.left);
  const compare = state.compare && !app.compare && lazy.part("compare");
  if (compare) {
    app.compare = new compare.Compare(app);
    yield; // a second map is long work
  }
  const story = state.story && !app.story && lazy.part("story");
  if (story) app.story = new story.Story(app);
  for (const side of app.sides) side.prepare();
}

/** @param {App} app */
export const renderFoot = ({ left, layout }) => layout.foot.replaceChildren(foot(left));

/** @param {App} app */
export function renderLegend({ left, layout }) {
  const { mapView } = left;
  const box = legend(left);
  layout.legend.replaceChildren(box);
  // While the province fits the view its south-west is empty; zoomed in, the box goes where it hides least.
  mapView.legendCorner = mapView.camera.isProvince
    ? "bottom-left"
    : mapView.emptiest(["bottom-left", "bottom-right"], box.offsetWidth, box.offsetHeight);
  box.dataset.corner = mapView.legendCorner;
}
