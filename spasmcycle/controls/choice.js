// One of a few named options: a list to choose from.
(function (SC) {
  "use strict";

  /**
   * The option, or a refusal that names what is allowed.
   * @param {SpasmCycle.ChoiceSpec} spec
   * @param {unknown} value
   */
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
    attach(row, _spec, changed) {
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
