// What the pages of the book need beside the figures: wide formulas that the keyboard can scroll,
// and a page fit for paper.
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

  // The theme takes the focus from the buttons that open its panels: give it back on closing.
  let opener = null;
  const buttons = ".sidebar-toggle, .search-button__button";
  const note = (event) => (opener = event.target.closest(buttons) || opener);
  const giveBack = (event) => {
    if (opener && event.target.localName === "dialog") opener.focus();
    opener = null;
  };
  globalThis.addEventListener("click", note, true);
  globalThis.addEventListener("close", giveBack, true);

  // On paper the colours are the light ones and every folded part is open, whatever the screen has.
  const { dataset } = document.documentElement;
  let folded = [];
  let theme = null;
  globalThis.matchMedia("print").addEventListener("change", (paper) => {
    if (paper.matches) {
      theme = dataset.theme;
      dataset.theme = "light";
      folded = [...document.querySelectorAll("main details:not([open])")];
      folded.forEach((part) => (part.open = true));
    } else {
      dataset.theme = theme;
      folded.forEach((part) => (part.open = false));
    }
  });
})(globalThis.SpasmCycle);
