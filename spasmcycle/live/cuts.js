// The cuts of a picture: one drawing for wide places, one for narrow ones. The style decides which
// is seen; here only that one is moved.
(function (SC) {
  "use strict";
  let copies = 0;
  /** A name that no other copy of an element on this page has. */
  SC.ownName = (name) => `${name}-${++copies}`;

  /** Ids in a drawing become this copy's own: one that is hidden or gone takes nothing with it. */
  function ownIds(/** @type {SVGSVGElement} */ svg) {
    /** @type {Record<string, string>} */
    const names = {};
    for (const node of svg.querySelectorAll("[id]")) {
      names[node.id] = SC.ownName(node.id);
      node.id = names[node.id];
    }
    const known = (/** @type {string} */ text) =>
      text.replace(/#([\w-]+)/g, (_, id) => `#${names[id] || id}`);
    for (const node of svg.querySelectorAll("[href], [clip-path], [style*='url(']")) {
      for (const key of ["href", "clip-path", "style"]) {
        const text = node.getAttribute(key);
        if (text?.includes("#")) node.setAttribute(key, known(text));
      }
    }
  }

  /** The drawings of one element: `now()` is the one that is seen; `turned` hears of another. */
  SC.cutsOf = function (spec, element, turned) {
    const all = Object.entries(spec.cuts).map(([name, { marks, axes }]) => {
      const place = element.querySelector(`[data-cut="${name}"]`);
      /** @type {SVGSVGElement} */
      const svg = place.querySelector("svg");
      ownIds(svg);
      SC.bindMarks(marks, svg);
      return { name, place, svg, marks, axes };
    });
    let seen = all[0];
    /** Find the one that is seen; true where it is another than before. */
    function look() {
      const next = all.find((cut) => cut.place.getClientRects().length) || seen;
      if (next === seen) return false;
      seen = next;
      return true;
    }
    const watch = new ResizeObserver(() => look() && turned());
    if (all.length > 1) watch.observe(element);
    look();
    return { all, now: () => seen, stop: () => watch.disconnect() };
  };
})(globalThis.SpasmCycle);
