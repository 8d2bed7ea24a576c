// The reveal: the answer draws itself on the reader's guess, then each guessed place gets its sign.
// Only animations run: what is drawn stands at once, and without motion nothing waits.
(function (SC) {
  "use strict";
  const DRAWING = 1200;
  const FADING = 500;
  const SIGN = 180;

  /** Whether the reader asks for no motion. */
  SC.calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  /** Put a sign beside each guess of a cut: { mark: sign }; those not named lose theirs. */
  SC.putSigns = function (cut, signs) {
    const told = JSON.stringify(signs);
    if (cut.signs === told) return;
    cut.signs = told;
    for (const old of cut.svg.querySelectorAll(".sc-sign, .sc-missed")) {
      if (old.matches(".sc-sign")) old.remove();
      else old.classList.remove("sc-missed");
    }
    const { width } = cut.svg.viewBox.baseVal;
    for (const { mark, group, node } of cut.marks) {
      const sign = signs[mark];
      if (!sign || !(node instanceof SVGTextElement)) continue;
      const copy = /** @type {SVGTextElement} */ (node.cloneNode());
      const box = node.getBBox();
      const room = box.x + 2 * box.width + 12 < width;
      copy.textContent = sign;
      copy.setAttribute("class", sign === "✓" ? "sc-sign sc-fit" : "sc-sign");
      copy.setAttribute("dx", `${(room ? 1 : -1) * (box.width / 2 + 9)}`);
      node.classList.toggle("sc-missed", sign !== "✓");
      group.append(copy);
    }
  };

  /** Let the answer draw itself in this cut; the time it takes, in milliseconds. */
  SC.drawIn = function (cut, calm) {
    if (calm) return 0;
    for (const { group, kind } of cut.marks) {
      if (!("veil" in group.dataset)) continue;
      if (kind === "curve") {
        group.animate(
          [{ clipPath: "inset(-9px 100% -9px -9px)" }, { clipPath: "inset(-9px -9px -9px -9px)" }],
          { duration: DRAWING, easing: "ease-in-out" },
        );
      } else {
        group.animate([{ opacity: 0 }, { opacity: 1 }], {
          duration: FADING,
          delay: DRAWING / 3,
          fill: "backwards",
        });
      }
    }
    const signs = cut.svg.querySelectorAll(".sc-sign");
    for (const [place, sign] of [...signs].entries()) {
      const delay = DRAWING + place * SIGN;
      sign.animate([{ opacity: 0 }, { opacity: 1 }], { duration: SIGN, delay, fill: "backwards" });
    }
    return DRAWING + (signs.length + 1) * SIGN;
  };
})(globalThis.SpasmCycle);
