/** Keeps the site on this device for days without a network, and says when a newer version waits. */

import { isSite } from "#site";
import { word } from "../i18n/words.js";

/**
 * @param {import("../app/app.js").App} app
 * @param {boolean} isReturning on a first visit there is nothing older to replace, however soon the first version takes
 *   charge
 */
export async function keepOffline(app, isReturning) {
  const { serviceWorker } = navigator;
  const saves = /** @type {{connection?: {saveData?: boolean}}} */ (navigator).connection?.saveData;
  if (!isSite || !serviceWorker || app.state.embed || saves) return;
  const registration = await serviceWorker.register(new URL("sw.js", document.baseURI)).catch(() => null);
  // A private window, a full disk: the site works as it did, with a network.
  if (!registration || !isReturning) return;
  offer(app, registration);
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", () => offer(app, registration));
  });
}

/**
 * Offers the version that waits; the page changes when the reader asks for it.
 * @param {import("../app/app.js").App} app
 * @param {ServiceWorkerRegistration} registration
 */
function offer(app, { waiting }) {
  if (!waiting) return;
  app.notice(word(app.lang, "newVersion"), {
    stays: true,
    act: [
      word(app.lang, "refresh"),
      () => {
        navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
        waiting.postMessage("take over");
      },
    ],
  });
}
