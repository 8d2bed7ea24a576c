// What the pages of the book need beside the figures: wide formulas that the keyboard can scroll,
// and folded parts that are open on paper.
(function (SC) {
  "use strict";
  const onReady = (act) =>
    document.readyState === "loading" ? document.addEventListener("DOMContentLoaded", act) : act();

  onReady(() => {
    const wide = [...document.querySelectorAll("div.math")];
    const reach = () =>
      wide.forEach((formula) => {
        if (formula.scrollWidth > formula.clientWidth) formula.tabIndex = 0;
        else formula.removeAttribute("tabindex");
      });
    reach();
    globalThis.addEventListener("resize", reach);

    // The reader's choice of colours is kept by the theme: "Delete my data" means it as well.
    document.querySelectorAll("sc-delete button").forEach((button) =>
      button.addEventListener("click", () => {
        try {
          ["mode", "theme"].forEach((name) => globalThis.localStorage.removeItem(name));
          globalThis.sessionStorage.clear();
        } catch (refused) {
          // Where storage is refused nothing was kept.
        }
      }),
    );
  });

  let folded = [];
  globalThis.addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("main details:not([open])")];
    folded.forEach((part) => (part.open = true));
  });
  globalThis.addEventListener("afterprint", () => folded.forEach((part) => (part.open = false)));
})(globalThis.SpasmCycle);
