// What an answer is worth: the rules of each kind of field, from its key (what is right in it) and
// what was entered. No rule here needs a page.
(function (SC) {
  "use strict";

  /** The number that a reader typed, with a point or a comma, or null. */
  function numberIn(/** @type {string} */ typed) {
    const text = typed.trim().replace(",", ".");
    return text && Number.isFinite(Number(text)) ? Number(text) : null;
  }

  /**
   * Whether two numbers are as good as the same.
   * @param {number} a
   * @param {number} b
   * @param {number} tolerance
   */
  const near = (a, b, tolerance) => Math.abs(a - b) <= tolerance * (1 + 1e-9) + 1e-12;

  /** @type {{ [Kind in SpasmCycle.Key["kind"]]: SpasmCycle.Judge<Kind> }} */
  const kinds = {
    // Each wrong word has its own reason; `partly` tells whether any word is right.
    words(name, key, answer) {
      const marked = [answer].flat();
      const wrong = marked.filter((one) => !key.right.includes(one));
      const right = marked.length > 0 && !wrong.length;
      const reasons = wrong.map((one) => `${name}:${one}`);
      return marked.length ? { right, reasons, partly: wrong.length < marked.length } : null;
    },
    choice(name, key, answer) {
      const chosen = String(answer);
      if (!Object.hasOwn(key.options, chosen)) return null;
      return {
        right: key.right.includes(chosen),
        reasons: [key.options[chosen] || `${name}:${chosen}`],
      };
    },
    place(name, key, answer) {
      const chosen = String(answer);
      return chosen ? { right: key.right.includes(chosen), reasons: [name] } : null;
    },
    // The reader compares it with the example; nothing is right or wrong in it.
    text: (_name, _key, answer) =>
      String(answer).trim() ? { right: false, reasons: ["example"] } : null,
    number(_name, { value, tolerance, slips }, answer) {
      const number = numberIn(String(answer));
      if (number === null) return null;
      if (near(number, value, tolerance)) return { right: true, reasons: ["right"] };
      const slip = slips.find((one) => near(number, one.value, tolerance));
      return { right: false, reasons: [slip ? slip.reason : "other"] };
    },
  };

  /** What one field says: null while it is open, else whether it is right and which reasons fit. */
  SC.judge = (name, key, answer) =>
    answer === undefined ? null : kinds[key.kind](name, /** @type {any} */ (key), answer);
})(globalThis.SpasmCycle);
