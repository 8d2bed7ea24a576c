// The questions that are due: a list with links, on any page.
(function (SC) {
  "use strict";

  /**
   * Of what the store keeps, as [key, value]: the questions due by `today` and those that come
   * later, the soonest first. What is broken is left out. `ending` is how the addresses of pages
   * end here. Needs no page.
   */
  SC.dueOf = function (kept, today, ending = ".html") {
    /** @type {SpasmCycle.Due[]} */
    const found = [];
    for (const [key, value] of kept) {
      const [, lesson, item] = key.match(/^quiz\/([\w-]+)\/([\w-]+)$/) || [];
      const { redo } = SC.record.clean(value);
      if (!item || !redo) continue;
      const named = /** @type {Record<string, unknown>} */ (value);
      const text = (/** @type {string} */ name, /** @type {string} */ otherwise) =>
        typeof named[name] === "string" && named[name] ? named[name] : otherwise;
      const label = `${text("lesson", lesson)}: ${text("title", item)}`;
      found.push({ page: `${lesson}${ending}#quiz-${lesson}-${item}`, day: redo.due, label });
    }
    found.sort((a, b) => Number(a.day > b.day) - Number(a.day < b.day));
    return {
      due: found.filter((one) => one.day <= today),
      later: found.filter((one) => one.day > today),
    };
  };

  /** Make the list live. */
  SC.mounts["sc-due"] = function (element) {
    const root = element.dataset.lessons || "";
    const ending = element.dataset.ending ?? ".html";
    const panel = SC.make("div", "", "sc-due-list");
    /** Show the list as the store is now. */
    function render() {
      /** @type {[string, unknown][]} */
      const kept = SC.store.keys("quiz/").map((key) => [key, SC.store.get(key)]);
      const { due, later } = SC.dueOf(kept, SC.record.day(), ending);
      panel.replaceChildren();
      if (due.length) {
        const list = SC.make("ul");
        for (const { page, label } of due) {
          const link = SC.make("a", label);
          link.href = root + page;
          const row = SC.make("li");
          row.append(link);
          list.append(row);
        }
        panel.append(SC.make("p", SC.word("due.now", { count: due.length })), list);
      } else panel.append(SC.make("p", SC.word("due.none")));
      if (later.length) {
        const day = SC.dayInWords(later[0].day);
        panel.append(SC.make("p", SC.word("due.later", { count: later.length, day })));
      }
    }
    render();
    element.replaceChildren(panel);
    return SC.store.listen(render);
  };
})(globalThis.SpasmCycle);
