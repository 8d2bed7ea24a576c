// One of a few named options: a list to choose from.
(function (SC) {
  "use strict";
  function checked(spec, value) {
    if (spec.options.includes(String(value))) return String(value);
    const allowed = spec.options.join(", ");
    throw new RangeError(`${spec.label}: “${value}” ${SC.words["live.unknown"]} ${allowed}`);
  }
  SC.controls.choice = {
    checked,
    same: (a, b) => a === b,
    encode: String,
    decode: checked,
    attach(row, spec, changed) {
      const select = row.querySelector("select");
      select.addEventListener("change", () => changed(select.value));
      return {
        parts: [select],
        show(value) {
          select.value = value;
        },
      };
    },
  };
})(globalThis.SpasmCycle);
