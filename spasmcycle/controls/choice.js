// One of a few named options: side by side as buttons, or a list to choose from.
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
      if (select) {
        select.addEventListener("change", () => changed(select.value));
        return {
          parts: [select],
          show(value) {
            select.value = value;
          },
        };
      }
      const buttons = [...row.querySelectorAll("input")];
      const own = SC.ownName(buttons[0].name); // two copies on one page are two groups
      for (const button of buttons) {
        button.name = own;
        button.addEventListener("change", () => changed(button.value));
      }
      return {
        parts: buttons,
        show(value) {
          for (const button of buttons) button.checked = button.value === value;
        },
      };
    },
  };
})(globalThis.SpasmCycle);
