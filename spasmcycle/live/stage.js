// The stage of a picture: who goes to a control by keyboard sees the picture and the control.
(function (SC) {
  "use strict";

  /** @type {ScrollIntoViewOptions} */
  const CLOSE = { block: "nearest", behavior: "instant" };
  /** Whether a part lies beside another, not above or below it. */
  const beside = (/** @type {DOMRect} */ a, /** @type {DOMRect} */ b) =>
    a.left >= b.right || a.right <= b.left;

  /**
   * A browser scrolls to what takes the focus, and only to that. Where the controls stand beside
   * the picture, the picture may then be cut off; where they stand below it, it may lie over them,
   * because it stays. Both come into sight, with as little scrolling as can be. Gives what ends
   * this.
   */
  SC.keepInSight = function (element) {
    /** @type {HTMLElement} */
    const view = element.querySelector(".sc-view");
    /** @type {HTMLElement} */
    const controls = element.querySelector(".sc-controls");
    let frame = 0;
    function look() {
      const part = document.activeElement;
      if (!part || !controls.contains(part) || !part.matches(":focus-visible")) return;
      const row = part.closest("[data-control]") || part;
      const whole = row.getBoundingClientRect();
      const shown = view.getBoundingClientRect();
      if (beside(whole, shown)) view.scrollIntoView(CLOSE);
      else if (whole.top < shown.bottom) {
        (whole.height > shown.height ? part : row).scrollIntoView(CLOSE);
      }
    }
    function focused() {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(look); // when the browser has scrolled
    }
    controls.addEventListener("focusin", focused);
    return () => {
      cancelAnimationFrame(frame);
      controls.removeEventListener("focusin", focused);
    };
  };
})(globalThis.SpasmCycle);
