// Where elements come to life. A part of the course registers `SpasmCycle.mounts["sc-name"]`,
// a function (element, host) that makes the mark-up inside the element live. In the book the
// browser calls it through a custom element; in JupyterLab the widget view calls it, and `host`
// carries values to and from Python. A part that fails says so inside its own element only.
(function (SC) {
  "use strict";
  // Kept here, not in the document: a page that was saved has the mark-up, but not its life.
  SC.mounted = SC.mounted || new WeakSet();

  /** Make an element live, once. */
  SC.mount = function (element, host) {
    const name = element.localName;
    if (SC.mounted.has(element)) return undefined;
    SC.mounted.add(element);
    try {
      return SC.mounts[name](element, host || null);
    } catch (error) {
      const note = document.createElement("p");
      note.className = "sc-fault";
      note.setAttribute("role", "alert");
      note.textContent = `${SC.words.fault} (${/** @type {Error} */ (error).message})`;
      element.prepend(note);
      console.error(error);
      return undefined;
    }
  };

  /** The bridge to Python: traits of an anywidget model as get, set and listen. */
  SC.kernelHost = (model) => ({
    get: (name) => model.get(name),
    set(changes) {
      model.set(changes);
      model.save_changes();
    },
    listen(names, listener) {
      for (const name of names) model.on(`change:${name}`, listener);
      return () => {
        for (const name of names) model.off(`change:${name}`, listener);
      };
    },
  });

  /** "Delete my data": a button anywhere on a page, outside any element. */
  SC.mounts["sc-delete"] = function (element) {
    const button = element.querySelector("button");
    const status = element.querySelector("[role=status]");
    button.hidden = false;
    button.addEventListener("click", () => {
      const count = SC.store.keys().length;
      SC.store.clear();
      status.textContent = count ? SC.words.deleted : SC.words.nothingKept;
    });
  };

  // Only a page of the book asks for this (the attribute is set by the site's own script tag).
  if (document.currentScript && document.currentScript.dataset.elements === "define") {
    const define = () => {
      for (const name of Object.keys(SC.mounts)) {
        if (customElements.get(name)) continue;
        customElements.define(
          name,
          class extends HTMLElement {
            connectedCallback() {
              SC.mount(this, null);
            }
          },
        );
      }
    };
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", define);
    else define();
  }
})(globalThis.SpasmCycle);
