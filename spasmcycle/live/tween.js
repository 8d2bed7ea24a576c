// From one state of a picture to the next: what is drawn runs there in a quarter of a second, so
// that the eye can follow each part. Sentence and table know the two ends only.
(function (SC) {
  "use strict";
  const TIME = 250; // milliseconds

  /** Whether the reader asked for less motion. */
  SC.calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  /**
   * What lies between two values: numbers, and lists of numbers of one length. All else, and what
   * is not finite, is the second at once.
   * @param {any} from
   * @param {any} to
   * @param {number} share
   */
  function middle(from, to, share) {
    if (from === to) return to;
    if (typeof to === "number") {
      const found = typeof from === "number" ? from + (to - from) * share : NaN;
      return Number.isFinite(found) ? found : to;
    }
    const lists = typeof to === "object" && to?.length && from?.length === to.length;
    if (!lists) return to;
    const found = [];
    let same = true;
    for (let i = 0; i < to.length; i++) {
      const a = from[i];
      const b = to[i];
      if (typeof a !== "number" || typeof b !== "number") return to;
      if (a !== b) same = false;
      const one = a + (b - a) * share;
      found.push(Number.isFinite(one) ? one : b);
    }
    return same ? to : found;
  }

  /** Read-outs a share of the way between two states, from 0 to 1. */
  SC.between = function (from, to, share) {
    /** @type {SpasmCycle.Readouts} */
    const found = {};
    for (const [name, value] of Object.entries(to)) found[name] = middle(from[name], value, share);
    return found;
  };

  /** Slow at both ends. */
  const eased = (/** @type {number} */ share) => share * share * (3 - 2 * share);

  /** Shows states by `show`: at once, or running there from what is seen now. */
  SC.tweenOf = function (element, show) {
    /** @type {SpasmCycle.Readouts | null} */
    let seen = null;
    let frame = 0;
    function stop() {
      cancelAnimationFrame(frame);
      element.removeAttribute("data-moving");
    }
    return {
      to(readouts, glide) {
        stop();
        const from = seen;
        if (!glide || !from?.fine || !readouts.fine || SC.calm()) {
          seen = readouts;
          show(readouts);
          return;
        }
        const begun = performance.now();
        element.setAttribute("data-moving", "");
        /** One frame on the way. */
        const step = () => {
          const share = (performance.now() - begun) / TIME;
          seen = share < 1 ? SC.between(from, readouts, eased(Math.max(0, share))) : readouts;
          show(seen);
          if (share < 1) frame = requestAnimationFrame(step);
          else stop();
        };
        frame = requestAnimationFrame(step);
      },
      stop,
    };
  };
})(globalThis.SpasmCycle);
