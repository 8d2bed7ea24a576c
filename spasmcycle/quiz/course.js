// The map of the course: how far the reader is in each lesson, and where to go on.
(function (SC) {
  "use strict";

  /**
   * Of what the store keeps, as [key, value]: how many questions of a lesson are answered, and how
   * many come back. `all` says how many each lesson has. Needs no page.
   */
  SC.progressOf = function (kept, all) {
    /** @type {Record<string, SpasmCycle.Progress>} */
    const found = {};
    for (const [lesson, total] of Object.entries(all)) {
      found[lesson] = { answered: 0, again: 0, all: total };
    }
    for (const [key, value] of kept) {
      const [, lesson] = key.match(/^quiz\/([\w-]+)\/[\w-]+$/) || [];
      const one = lesson && Object.hasOwn(found, lesson) ? found[lesson] : null;
      const { done, redo } = SC.record.clean(value);
      if (!one || !done) continue;
      one.answered = Math.min(one.all, one.answered + 1);
      if (redo) one.again += 1;
    }
    return found;
  };

  /** The lesson to go on with: the last one that is begun and not done, else the next new one. */
  SC.nextOf = function (progress) {
    const lessons = Object.entries(progress);
    const begun = lessons.filter(([, one]) => one.answered > 0);
    if (!begun.length) return "";
    const open = begun.filter(([, one]) => one.answered < one.all);
    const fresh = lessons.filter(([, one]) => one.answered === 0);
    return (open[open.length - 1] || fresh[0] || [""])[0];
  };

  /** Make the map live. */
  SC.mounts["sc-course"] = function (element) {
    const all = JSON.parse(element.dataset.all || "{}");
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const found = element.querySelectorAll("li a");
    const links = [...found];
    const lessonOf = (/** @type {string} */ href) =>
      Object.keys(all).find((lesson) =>
        href.split("/").some((part) => part.split(".")[0] === lesson),
      );
    const first = SC.make("p", "", "sc-continue");
    element.prepend(first);
    /** Show the progress as the store is now. */
    function render() {
      /** @type {[string, unknown][]} */
      const kept = SC.store.keys("quiz/").map((key) => [key, SC.store.get(key)]);
      const progress = SC.progressOf(kept, all);
      const next = SC.nextOf(progress);
      first.replaceChildren();
      for (const link of links) {
        const lesson = lessonOf(link.getAttribute("href") || "") || "";
        const item = /** @type {HTMLElement} */ (link.closest("li"));
        item.querySelector(".sc-progress")?.remove();
        const one = progress[lesson];
        if (one?.answered) {
          const said = SC.word(one.again ? "course.again" : "course.done", { ...one });
          const note = SC.make("span", said, "sc-progress");
          note.style.setProperty("--sc-share", String(one.answered / one.all));
          item.append(note);
        }
        if (lesson && lesson === next) {
          const on = SC.make("a", SC.word("course.continue", { lesson: link.textContent }));
          on.href = link.href;
          first.append(on);
        }
      }
      first.hidden = !next;
    }
    render();
    return SC.store.listen(render);
  };
})(globalThis.SpasmCycle);
