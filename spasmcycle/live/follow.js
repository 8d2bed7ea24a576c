// Following a link to a figure, and the way back. Each link followed on this page is one step in the
// browser's history; its Back, or the button in the figure, leads to the link again.
(function (SC) {
  "use strict";
  /** Where each step began, by the mark that its entry in the history carries. */
  /** @type {Map<string, { name: string, link: HTMLElement, top: number, ended: () => void }>} */
  const steps = new Map();

  /** Focus the link of a step again, where it stood on the screen. */
  function comeBack(/** @type {string} */ mark) {
    const step = steps.get(mark);
    if (!step) return;
    const place = () => {
      const behavior = /** @type {ScrollBehavior} */ ("instant");
      scrollBy({ top: step.link.getBoundingClientRect().top - step.top, behavior });
    };
    step.ended();
    step.link.focus({ preventScroll: true });
    place();
    requestAnimationFrame(() => requestAnimationFrame(place)); // after what the browser restores
  }

  /** Hear of links to one figure: `follow` shows what the address asks, `step` whether one can go back. */
  SC.followsOf = function (name, follow, step) {
    let mark = "";
    const ended = () => {
      mark = "";
      step(false);
    };
    /** A link to this figure, on this page, pressed without another key. */
    function clicked(/** @type {MouseEvent} */ event) {
      if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey) return;
      if (event.shiftKey || !(event.target instanceof Element)) return;
      /** @type {HTMLAnchorElement | null} */
      const link = event.target.closest('a[href*="#live:"]');
      if (!link || SC.linked(link.hash)?.name !== name) return;
      if (link.href.split("#")[0] !== location.href.split("#")[0]) return;
      event.preventDefault();
      const { state } = history;
      mark = `${performance.timeOrigin}/${steps.size}`;
      steps.set(mark, { name, link, top: link.getBoundingClientRect().top, ended });
      history.replaceState({ ...state, followedFrom: mark }, "");
      history.pushState({ ...state, followed: mark }, "", link.hash);
      follow();
      step(true);
    }
    /** The mark of the entry in the history, where a link to this figure led away from it. */
    function led() {
      const from = String(history.state?.followedFrom);
      return steps.get(from)?.name === name ? from : "";
    }
    /** Back at such an entry. */
    function popped() {
      if (led()) comeBack(led());
    }
    /** Another address: the state it asks for, unless the reader only came back. */
    function turned() {
      if (!led()) follow();
    }
    document.addEventListener("click", clicked);
    addEventListener("popstate", popped);
    addEventListener("hashchange", turned);
    return {
      back() {
        if (history.state?.followed === mark) history.back();
        else comeBack(mark);
      },
      stop() {
        document.removeEventListener("click", clicked);
        removeEventListener("popstate", popped);
        removeEventListener("hashchange", turned);
      },
    };
  };
})(globalThis.SpasmCycle);
