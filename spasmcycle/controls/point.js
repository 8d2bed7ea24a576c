// Two numbers at once: a handle in the picture for the pointer, two boxes, and arrow keys.
(function (SC) {
  "use strict";
  /** @type {Record<string, number[]>} */
  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] };
  /** @type {(number: number, range: SpasmCycle.Range) => number} */
  const inside = (number, { low, high }) => Math.min(high, Math.max(low, number));
  /** @type {(number: number, range: SpasmCycle.Range) => number} */
  const rounded = (number, { step }) => Number((Math.round(number / step) * step).toFixed(10));

  /**
   * Both numbers, or a refusal that names what is allowed.
   * @param {SpasmCycle.PointSpec} spec
   * @param {unknown} value
   */
  function checked(spec, value) {
    const pair = Array.isArray(value) ? value : [];
    if (pair.length !== 2) {
      throw new RangeError(`${spec.label}: “${value}” ${SC.words["live.unknown"]} x, y`);
    }
    return pair.map((number, i) =>
      SC.checkedNumber(`${spec.label}, ${spec.of[i].label}`, number, spec.of[i]),
    );
  }

  SC.controls.point = {
    checked,
    same: (a, b) => a[0] === b[0] && a[1] === b[1],
    encode: (value) => value.join("~"),
    decode: (spec, text) => checked(spec, text.split("~")),
    attach(row, spec, changed, picture) {
      const boxes = [...row.querySelectorAll("input")];
      const pad = row.querySelector(".sc-pad");
      let now = boxes.map((box) => Number(box.value));
      const take = (/** @type {number[]} */ pair) =>
        changed(pair.map((n, i) => inside(n, spec.of[i])));
      boxes.forEach((box, i) => {
        const typed = (/** @type {string} */ text) =>
          changed(now.map((n, j) => (j === i ? text : n)));
        SC.numberBox(box, typed, () => now[i]);
      });
      pad.addEventListener("keydown", (event) => {
        const way = ARROWS[event.key];
        if (!way) return;
        event.preventDefault();
        const far = event.shiftKey ? 5 : 1;
        take(now.map((n, i) => rounded(n + far * way[i] * spec.of[i].step, spec.of[i])));
      });
      picture.drag(spec.handle, (place) => take(place.map((n, i) => rounded(n, spec.of[i]))));
      return {
        parts: row.querySelectorAll("input, button"),
        show(value) {
          now = value;
          boxes.forEach((box, i) => {
            if (box !== document.activeElement || Number(box.value) !== value[i]) {
              box.value = String(value[i]);
            }
          });
        },
      };
    },
  };
})(globalThis.SpasmCycle);
