// What the pages of the book need beside the figures: wide formulas that the keyboard can scroll,
// and a page fit for paper.
(function () {
  "use strict";
  const onReady = (/** @type {() => void} */ act) =>
    document.readyState === "loading" ? document.addEventListener("DOMContentLoaded", act) : act();

  onReady(() => {
    const wide = [...document.querySelectorAll("div.math")];
    const reach = () => {
      for (const formula of wide) {
        if (formula.scrollWidth > formula.clientWidth) formula.tabIndex = 0;
        else formula.removeAttribute("tabindex");
      }
    };
    reach();
    globalThis.addEventListener("resize", reach);

    // The reader's choice of colours is kept by the theme: "Delete my data" means it as well.
    for (const button of document.querySelectorAll("sc-delete button")) {
      button.addEventListener("click", () => {
        try {
          for (const name of ["mode", "theme"]) globalThis.localStorage.removeItem(name);
          globalThis.sessionStorage.clear();
        } catch {
          // Where storage is refused nothing was kept.
        }
      });
    }
  });

  // The theme takes the focus from the buttons that open its panels: give it back on closing.
  /** @type {HTMLElement | null} */
  let opener = null;
  const buttons = ".sidebar-toggle, .search-button__button";
  const note = (/** @type {Event} */ { target }) => {
    if (target instanceof Element) opener = target.closest(buttons) || opener;
  };
  const giveBack = (/** @type {Event} */ { target }) => {
    if (target instanceof Element && target.localName === "dialog") opener?.focus();
    opener = null;
  };
  globalThis.addEventListener("click", note, true);
  globalThis.addEventListener("close", giveBack, true);

  // On paper the colours are the light ones and every folded part is open, whatever the screen has.
  const { dataset } = document.documentElement;
  /** @type {HTMLDetailsElement[]} */
  let folded = [];
  /** @type {string | undefined} */
  let theme;
  globalThis.matchMedia("print").addEventListener("change", (paper) => {
    if (paper.matches) {
      theme = dataset.theme;
      dataset.theme = "light";
      /** @type {NodeListOf<HTMLDetailsElement>} */
      const closed = document.querySelectorAll("main details:not([open])");
      folded = [...closed];
      for (const part of folded) part.open = true;
    } else {
      if (theme === undefined) delete dataset.theme;
      else dataset.theme = theme;
      for (const part of folded) part.open = false;
    }
  });
})();
