// On or off: a box to tick.
(function (SC) {
  "use strict";

  /**
   * @param {SpasmCycle.Spec} spec
   * @param {unknown} value
   * @returns {never}
   */
  function refuse(spec, value) {
    throw new RangeError(`${spec.label}: “${value}” ${SC.words["live.unknown"]} on, off`);
  }

  SC.controls.toggle = {
    checked: (spec, value) => (typeof value === "boolean" ? value : refuse(spec, value)),
    same: (a, b) => a === b,
    encode: (value) => (value ? "on" : "off"),
    decode: (spec, text) => (["on", "off"].includes(text) ? text === "on" : refuse(spec, text)),
    attach(row, _spec, changed) {
      const box = row.querySelector("input");
      box.addEventListener("change", () => changed(box.checked));
      return {
        parts: [box],
        show(value) {
          box.checked = value;
        },
      };
    },
  };
})(globalThis.SpasmCycle);
