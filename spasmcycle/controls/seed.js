// The number that chance starts from, and a button that draws anew.
(function (SC) {
  "use strict";
  SC.controls.seed = {
    checked: (spec, value) => SC.checkedNumber(spec.label, value, spec),
    same: (a, b) => a === b,
    encode: String,
    decode: (spec, text) => SC.checkedNumber(spec.label, text, spec),
    attach(row, spec, changed) {
      const number = row.querySelector("input");
      let now = Number(number.value);
      SC.numberBox(number, changed, () => now);
      row.querySelector("[data-draw]").addEventListener("click", () => {
        changed(Math.floor(Math.random() * (spec.high + 1)));
      });
      return {
        parts: row.querySelectorAll("input, button"),
        show(value) {
          now = value;
          number.value = String(value);
        },
      };
    },
  };
})(globalThis.SpasmCycle);
