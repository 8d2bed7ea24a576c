// Small parts that every element is made of: the words with their values, and pieces of a page.
(function (SC) {
  "use strict";

  /** The words called `name`, with `values` in place of {value}. */
  SC.word = (name, values = {}) =>
    SC.words[name].replace(/\{(\w+)\}/g, (whole, key) => String(values[key] ?? whole));

  /** A new piece of a page with this text. */
  SC.make = function (tag, text = "", className = "") {
    const node = document.createElement(tag);
    node.textContent = text;
    if (className) node.className = className;
    return node;
  };

  /** A day, as "2025-03-09", in the words of the page's language. */
  SC.dayInWords = (day) =>
    new Date(`${day}T12:00`).toLocaleDateString(document.documentElement.lang || undefined, {
      day: "numeric",
      month: "long",
    });

  /** Bring the controls of a form to life that stand still until a script runs. */
  SC.wake = function (root) {
    for (const node of root.querySelectorAll(".sc-wake")) node.hidden = false;
    for (const part of root.querySelectorAll("fieldset")) part.disabled = false;
    root.dataset.live = "yes";
  };
})(globalThis.SpasmCycle);
