// A number between two ends: a track, a number box, and buttons for one step.
(function (SC) {
  "use strict";
  // What a number looks like in a box or a link, in Python as well: no hexadecimal, no underscore.
  const NUMBER = /^ *[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]+)? *$/i;
  /** How many digits a step has after the point. */
  const decimals = (/** @type {number} */ step) => (String(step).split(".")[1] || "").length;

  /** A number, or a refusal that names the field and what is allowed. */
  SC.checkedNumber = function (label, value, { low, high, whole }) {
    const w = SC.words;
    const allowed = `${whole ? `${w["live.whole"]} ` : ""}${low} ${w["live.to"]} ${high}`;
    const number =
      typeof value === "number" ? value : Number(NUMBER.test(String(value)) ? value : NaN);
    if (!Number.isFinite(number)) {
      throw new RangeError(`${label}: “${value}” ${w["live.notANumber"]} ${allowed}`);
    }
    if (number < low || number > high) {
      throw new RangeError(`${label}: ${number} ${w["live.beyond"]} ${allowed}`);
    }
    if (whole && !Number.isInteger(number)) {
      throw new RangeError(`${label}: ${number} ${w["live.notWhole"]} ${allowed}`);
    }
    return number;
  };

  /** A box that a number is typed into goes to `take`; where that refuses, it shows `now()` again. */
  SC.numberBox = function (box, take, now) {
    const typed = () => {
      if (!take(box.value)) box.value = String(now());
    };
    box.addEventListener("change", typed);
    // In JupyterLab, Enter in a number box makes no change event of its own.
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      typed();
    });
  };

  const LEAST = 2.5; // px of the track for each step of a pointer, or it cannot be hit
  const THUMB = 16; // px, about; the track is that much shorter
  /**
   * How many steps a pointer moves at once: as few as can be hit, and such that both ends are met.
   * @param {{ low: number, high: number, step: number }} spec
   * @param {number} width Of the track, px.
   */
  SC.stride = function ({ low, high, step }, width) {
    const steps = Math.round((high - low) / step);
    const least = Math.ceil((LEAST * steps) / Math.max(1, width - THUMB));
    for (let stride = Math.max(1, least); stride <= 4 * least; stride++) {
      if (steps % stride === 0) return stride;
    }
    return Math.max(1, least);
  };

  /**
   * While a pointer drags a track that has many steps, it moves several at once; keys, the buttons
   * and the number box move one.
   * @param {HTMLInputElement} range
   * @param {{ low: number, high: number, step: number }} spec
   * @param {() => number} now
   */
  function coarsely(range, spec, now) {
    range.addEventListener("pointerdown", () => {
      const stride = SC.stride(spec, range.getBoundingClientRect().width);
      if (stride > 1) range.step = String(Number((stride * spec.step).toPrecision(12)));
    });
    const fine = () => {
      range.step = String(spec.step);
      range.value = String(now());
    };
    for (const end of ["pointerup", "pointercancel"]) range.addEventListener(end, fine);
  }

  SC.controls.slider = {
    checked: (spec, value) => SC.checkedNumber(spec.label, value, spec),
    same: (a, b) => a === b,
    encode: String,
    decode: (spec, text) => SC.checkedNumber(spec.label, text, spec),
    attach(row, spec, changed) {
      /** @type {HTMLInputElement} */
      const range = row.querySelector("input[type=range]");
      /** @type {HTMLInputElement} */
      const number = row.querySelector("input[type=number]");
      let now = Number(range.value);
      SC.touchTrack(range, changed, () => now);
      coarsely(range, spec, () => now);
      SC.numberBox(number, changed, () => now);
      for (const button of row.querySelectorAll("[data-step]")) {
        button.addEventListener("click", () => {
          const next = now + Number(button.dataset.step) * spec.step;
          const inside = Math.min(spec.high, Math.max(spec.low, next));
          changed(Number(inside.toFixed(decimals(spec.step))));
        });
      }
      return {
        parts: row.querySelectorAll("input, button"),
        show(value) {
          now = value;
          range.value = String(value);
          if (number !== document.activeElement || Number(number.value) !== value) {
            number.value = String(value);
          }
          range.setAttribute("aria-valuetext", `${value}${spec.unit ? ` ${spec.unit}` : ""}`);
        },
      };
    },
  };
})(globalThis.SpasmCycle);
