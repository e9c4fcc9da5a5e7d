/** Work in slices: the page stays at hand while something long is made. */

const SLICE = 6; // milliseconds at a time

/**
 * What makes a slice end at once: what was drawn is painted when the task ends, so each drawing has a task of its own.
 */
export const REST = true;

/** Goes on in a task of its own, sooner than a timer would. @param {() => void} next */
function soon(next) {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    next();
  };
  port2.postMessage(null);
}

/** Lets the page answer and paint, between two parts of a long work. @returns {Promise<void>} */
export const pause = () => new Promise(soon);

/** Goes on when the next frame has been seen. @returns {Promise<void>} */
export const afterFrame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

/**
 * Does once, when what runs now is over, what is asked for several times on the way: a map that gets another size fires
 * a dozen events.
 * @param {() => void} act
 */
export function once(act) {
  let isAsked = false;
  return () => {
    if (isAsked) return;
    isAsked = true;
    queueMicrotask(() => {
      isAsked = false;
      act();
    });
  };
}

/** One long work at a time: a new one puts an end to that before it. */
export class Slices {
  /** @type {Iterator<boolean | void> | null} */
  #steps = null;

  get isBusy() {
    return this.#steps !== null;
  }

  /**
   * Begins at once, and goes on in further tasks.
   * @param {Iterator<boolean | void>} steps yields where it may be interrupted, see REST
   */
  run(steps) {
    this.#steps = steps;
    this.#go(steps);
  }

  stop() {
    this.#steps = null;
  }

  /** @param {Iterator<boolean | void>} steps */
  #go(steps) {
    const until = performance.now() + SLICE;
    do {
      if (steps !== this.#steps) return;
      const { done, value } = steps.next();
      if (done) {
        // The last step may have begun something else.
        if (steps === this.#steps) this.#steps = null;
        return;
      }
      if (value === REST) break;
    } while (performance.now() < until);
    soon(() => this.#go(steps));
  }
}
