/** The focus survives every drawing: what is drawn anew takes it over from what stood there before. */

const STOPS = "a[href], button, input, select, textarea, summary, [tabindex]";

/**
 * Where the focus is, so that it can be found again when those nodes are gone.
 * @typedef {{node: HTMLElement, signatures: string[], homes: {home: Element, at: number}[]}} Focus
 * `signatures` from the strictest to the least; `homes` what it stands in, the nearest first, with its number among its
 * like
 */

/** @returns {Focus | null} null where nothing has it */
export function focused() {
  const node = document.activeElement;
  if (!(node instanceof HTMLElement) || node === document.body) return null;
  const homes = [];
  for (let home = node.parentElement; home; home = home.parentElement) {
    const like = [...home.getElementsByTagName(node.localName)].filter(({ className }) => className === node.className);
    homes.push({ home, at: like.indexOf(node) });
  }
  return { node, signatures: signaturesOf(node), homes };
}

/**
 * Puts the focus back, or on what stands for the node now.
 * @param {Focus | null} focus
 * @returns {boolean} whether that could be done
 */
export function focusAgain(focus) {
  const found = focus && standsFor(focus);
  found?.focus({ preventScroll: true });
  return Boolean(found) && document.activeElement === found;
}

/**
 * Tells the styles by what the reader moves: browsers draw a ring also round what a script focuses after a click, where
 * nothing had the focus before.
 */
export function tellPointerFromKeys() {
  const { dataset } = document.documentElement;
  const moves = new Set(["Tab", "Enter", " ", "Escape", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]);
  addEventListener("pointerdown", () => (dataset.by = "pointer"), true);
  addEventListener("keydown", ({ key }) => (moves.has(key) || key.length === 1) && delete dataset.by, true);
}

/** Focuses the first that can be seen. @param {Element} within @param {string} stops a selector */
export function focusFirst(within, stops) {
  const seen = [...within.querySelectorAll(stops)].find((node) => node.checkVisibility());
  /** @type {HTMLElement | undefined} */ (seen)?.focus();
}

/**
 * Draws, and leaves the focus as it was, or near to it where nothing stands for it now; unless what was drawn has put it
 * elsewhere.
 * @param {() => void} draw
 */
export function keepFocus(draw) {
  const focus = focused();
  draw();
  if (!focus || (focus.node.isConnected ? document.activeElement === focus.node : focused())) return;
  (standsFor(focus) ?? near(focus))?.focus({ preventScroll: true });
}

/** @param {Focus} focus @returns {HTMLElement | undefined} the first stop in the nearest of its homes that has one */
function near({ homes }) {
  const isSeen = (/** @type {HTMLElement} */ node) => node.checkVisibility() && !node.matches(":disabled");
  for (const { home } of homes) {
    const found = /** @type {HTMLElement[]} */ ([...home.querySelectorAll(STOPS)]).find(isSeen);
    if (found) return found;
  }
  return undefined;
}

/** Draws step by step, and leaves the focus as it was after each. @param {Iterator<void>} steps */
export function* keepFocusIn(steps) {
  for (let isDone = false; !isDone; ) {
    keepFocus(() => (isDone = Boolean(steps.next().done)));
    yield;
  }
}

/** Draws, and unfolds again what was unfolded. @param {Element} node that is drawn @param {() => void} draw */
export function keepFolds(node, draw) {
  const open = new Set([...node.querySelectorAll("details[open]")].map(foldName));
  draw();
  for (const fold of node.querySelectorAll("details")) if (open.has(foldName(fold))) fold.open = true;
}

/** A fold's name without its count, which a filter changes. @param {Element} fold */
const foldName = (fold) => `${fold.className}|${fold.querySelector("summary")?.textContent?.replace(/\d/g, "")}`;

/** @param {HTMLElement} node @returns {string[]} */
function signaturesOf(node) {
  const kind = [node.localName, node.getAttribute("type"), node.id, JSON.stringify(node.dataset)].join("|");
  const label = node.getAttribute("aria-label") ?? node.getAttribute("href") ?? node.textContent;
  return [`${kind}|${node.className}|${label}`, `${kind}|${label}`, `${kind}|${node.className}`, node.localName];
}

/** @param {Focus} focus @returns {HTMLElement | undefined} the node itself, or what stands for it now */
const standsFor = (focus) => (focus.node.isConnected ? focus.node : matchOf(focus));

/**
 * The stop that is most like the one that went, in the nearest of its homes that is still there.
 * @param {Focus} focus
 * @returns {HTMLElement | undefined}
 */
function matchOf({ node, signatures, homes }) {
  const nearest = homes.find(({ home }) => home.isConnected);
  if (!nearest) return undefined;
  const stops = /** @type {HTMLElement[]} */ ([...nearest.home.querySelectorAll(STOPS)]).filter(
    (stop) => stop.localName === node.localName && !stop.matches(":disabled"),
  );
  const like = stops.map(signaturesOf);
  for (const [i, signature] of signatures.entries()) {
    const same = stops.filter((_, s) => like[s][i] === signature);
    if (same.length) return same[Math.min(Math.max(nearest.at, 0), same.length - 1)];
  }
  return undefined;
}
