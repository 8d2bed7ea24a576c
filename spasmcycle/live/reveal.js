// The reveal: the answer draws itself on the reader's guess, then each guessed place gets its sign.
// Only animations run: what is drawn stands at once, and without motion nothing waits.
(function (SC) {
  "use strict";
  const DRAWING = 1200;
  const FADING = 500;
  const SIGN = 180;

  /** Put a sign beside each guess of a cut: { mark: sign }; those not named lose theirs. */
  SC.putSigns = function (cut, signs) {
    const answer = SC.words["predict.truth"];
    for (const { mark, group, node } of cut.marks) {
      if (!mark.startsWith("guess-")) continue;
      group.classList.toggle("sc-truth", node.textContent === answer);
    }
    const told = JSON.stringify(signs);
    if (cut.signs === told) return;
    cut.signs = told;
    for (const old of cut.svg.querySelectorAll(".sc-sign")) old.remove();
    const { width } = cut.svg.viewBox.baseVal;
    for (const { mark, group, node } of cut.marks) {
      const sign = signs[mark];
      if (!sign || !(node instanceof SVGTextElement)) continue;
      const copy = /** @type {SVGTextElement} */ (node.cloneNode());
      const box = node.getBBox();
      const room = box.x + 2 * box.width + 14 < width;
      copy.textContent = sign;
      copy.setAttribute("class", "sc-sign");
      copy.setAttribute("dx", `${(room ? 1 : -1) * (box.width / 2 + 10)}`);
      group.append(copy);
    }
  };

  /**
   * Let a part appear.
   * @param {Element} part
   * @param {number} delay In milliseconds.
   * @param {number} duration
   */
  function fade(part, delay, duration) {
    const fill = /** @type {const} */ ("backwards");
    part.animate([{ opacity: 0 }, { opacity: 1 }], { duration, delay, fill });
  }

  /** Let the answer draw itself in this cut; the time it takes, in milliseconds. */
  SC.drawAnswer = function (cut, calm) {
    if (calm) return 0;
    for (const { group, kind } of cut.marks) {
      if (!("veil" in group.dataset)) continue;
      if (kind === "curve") {
        group.animate(
          [{ clipPath: "inset(-9px 100% -9px -9px)" }, { clipPath: "inset(-9px -9px -9px -9px)" }],
          { duration: DRAWING, easing: "ease-in-out" },
        );
      } else fade(group, DRAWING / 3, FADING);
    }
    const signs = [...cut.svg.querySelectorAll(".sc-sign, .sc-truth")];
    for (const [place, sign] of signs.entries()) fade(sign, DRAWING + place * SIGN, SIGN);
    return DRAWING + (signs.length + 1) * SIGN;
  };
})(globalThis.SpasmCycle);
