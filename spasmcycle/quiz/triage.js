// Cases to sort: one on the screen at a time, the others on request, and an overview of them all.
// Each case is answered like a question, so item.js keeps the answers and shows the reasons.
(function (SC) {
  "use strict";

  /**
   * What answered cases add up to: which were called later than needed, which were missed, in how
   * many all marked words decide, and in a table each case by what was needed (`order`, the most
   * urgent first) and by whether later, just that, or earlier was chosen. Needs no page.
   */
  SC.tally = function (order, cases) {
    const place = (/** @type {string} */ urgency) => order.indexOf(urgency);
    const side = (/** @type {SpasmCycle.Sorted} */ one) =>
      Math.sign(place(one.chosen) - place(one.needed));
    return {
      late: cases.filter((one) => side(one) > 0),
      missed: cases.filter((one) => !one.right),
      byWords: cases.filter((one) => one.byWords).length,
      rows: order.map((needed) => {
        const row = cases.filter((one) => one.needed === needed);
        return { needed, cells: [1, 0, -1].map((way) => row.filter((one) => side(one) === way)) };
      }),
    };
  };

  /**
   * The sentence `name` with links to some cases where it says {list}.
   * @param {string} name
   * @param {{ id: string, title: string }[]} cases
   * @param {Record<string, unknown>} [values]
   */
  function withLinks(name, cases, values) {
    const [before, after] = SC.word(name, values).split("{list}");
    const p = SC.make("p", before);
    cases.forEach(({ id, title }, place) => {
      const link = SC.make("a", title);
      link.href = `#${id}`;
      p.append(place ? "; " : "", link);
    });
    p.append(after);
    return p;
  }

  /**
   * Of answered cases: in words what was needed and what was chosen, later than needed first.
   * @param {string[]} order
   * @param {SpasmCycle.Sorted[]} cases
   */
  function overview(order, cases) {
    const { late, missed, byWords, rows } = SC.tally(order, cases);
    const parts = [
      late.length ? withLinks("triage.first", late) : SC.make("p", SC.word("triage.fine")),
      SC.make("p", SC.word("triage.words", { count: byWords, all: cases.length })),
    ];
    if (missed.length) parts.push(withLinks("triage.missed", missed));

    const head = (/** @type {string} */ scope, /** @type {string} */ text) => {
      const cell = SC.make("th", text);
      cell.scope = scope;
      return cell;
    };
    const table = SC.make("table");
    table.append(SC.make("caption", SC.word("triage.table")));
    const sides = ["later", "match", "earlier"];
    const top = table.createTHead().insertRow();
    top.append(SC.make("td"), ...sides.map((name) => head("col", SC.word(`triage.${name}`))));
    const body = table.createTBody();
    for (const { needed, cells } of rows) {
      const row = body.insertRow();
      const text = SC.word(`triage.${needed}`);
      row.append(head("row", SC.word("triage.needed", { text })));
      cells.forEach((here, place) => {
        const told = here.map(({ title, chosen }) => {
          if (sides[place] === "match") return title;
          return SC.word("triage.chosen", { title, text: SC.word(`triage.${chosen}`) });
        });
        row.append(SC.make("td", told.join("; ") || SC.word("triage.none")));
      });
    }
    const scroll = SC.make("div", "", "sc-tally-scroll");
    scroll.tabIndex = 0;
    scroll.setAttribute("role", "region");
    scroll.setAttribute("aria-label", SC.word("triage.table"));
    scroll.append(table);
    return [...parts, scroll];
  }

  /** Make the cases of an element live. */
  SC.mounts["sc-triage"] = function (element, host) {
    const cases = [...element.querySelectorAll("[data-item]")];
    const end = element.querySelector(".sc-after");
    const tally = end.querySelector(".sc-tally");
    /** @type {HTMLElement | null} Where all cases show by default there is none. */
    const rest = end.querySelector(".sc-rest");
    const turn = element.querySelector(".sc-turn");
    const button = (/** @type {string} */ to) => turn.querySelector(`[data-turn=${to}]`);
    const first = Number(element.dataset.first);
    let count = first;
    /** @type {Record<string, SpasmCycle.Given>} */
    let answers = {};
    /** @type {HTMLElement | null} What is on the screen. */
    let page = null;

    const given = (/** @type {HTMLElement} */ section) => answers[String(section.dataset.item)];
    const done = (/** @type {HTMLElement} */ section) => Boolean(given(section));
    const shown = () => cases.slice(0, count);
    const pages = () => [...shown(), end];
    const named = (/** @type {string} */ id) => [...cases, end].find((one) => one.id === id);
    const linked = (/** @type {HTMLElement} */ { id, dataset }) => ({
      id,
      title: String(dataset.title),
    });

    /**
     * Show one case, or the overview. One beyond those shown by default brings all the others.
     * @param {HTMLElement} section
     * @param {boolean} focus
     */
    function show(section, focus) {
      if (cases.indexOf(section) >= count) count = cases.length;
      page = section;
      for (const one of [...cases, end]) one.hidden = one !== section;
      cases.forEach((one, i) => {
        const text = i < count ? SC.word("triage.place", { place: i + 1, all: count }) : "";
        one.querySelector(".sc-place").textContent = text;
      });
      const place = pages().indexOf(section);
      button("previous").hidden = place === 0;
      button("next").hidden = place >= count - 1;
      button("overview").hidden = section === end;
      if (rest) rest.hidden = count === cases.length;
      if (!focus) return;
      const heading = section.querySelector("h3");
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
      section.scrollIntoView();
    }

    /** A case as it was answered. */
    function sorted(/** @type {HTMLElement} */ section) {
      /** @type {NodeListOf<HTMLInputElement>} */
      const marked = section.querySelectorAll("[name=words]:checked");
      return {
        ...linked(section),
        needed: String(section.dataset.urgency),
        chosen: String(given(section).answers.urgency),
        right: given(section).right === true,
        byWords: [...marked].every((box) => box.dataset.right),
      };
    }

    /** What the overview says follows from the answers: at first only how many are open. */
    function sum() {
      const open = shown().filter((section) => !done(section));
      button("next").classList.toggle("sc-second", page === end || !page || !done(page));
      const progress = { done: count - open.length, all: count };
      const started = count > first && open.length < count;
      const parts = [];
      if (open.length) {
        const name = started ? "triage.partly" : "triage.progress";
        parts.push(withLinks(name, open.map(linked), progress));
      }
      if (!open.length || started) {
        /** @type {NodeListOf<HTMLInputElement>} */
        const urgencies = cases[0].querySelectorAll("[name=urgency]");
        const order = [...urgencies].map((radio) => radio.value);
        parts.push(...overview(order, shown().filter(done).map(sorted)));
      }
      tally.replaceChildren(...parts);
    }

    /** The reader goes to `section`: in the book, its address is one to go back to. */
    function go(/** @type {HTMLElement} */ section) {
      if (!host) {
        const { state } = history;
        history.replaceState({ ...state, triage: page?.id }, "");
        history.pushState({ triage: section.id }, "", `#${section.id}`);
      }
      show(section, true);
      sum();
    }
    turn.addEventListener("click", ({ target }) => {
      const to = /** @type {HTMLElement} */ (target).dataset.turn;
      if (to === "overview") go(end);
      else if (to && page) go(pages()[pages().indexOf(page) + (to === "next" ? 1 : -1)]);
    });
    tally.addEventListener("click", (event) => {
      const link = /** @type {Element} */ (event.target).closest("a");
      const section = link && named(link.hash.slice(1));
      if (!section) return;
      event.preventDefault();
      go(section);
    });
    rest?.addEventListener("click", ({ target }) => {
      if (/** @type {Element} */ (target).closest("button")) go(cases[count]);
    });
    /** The case that the history or the address names: back and forward, links from elsewhere. */
    const asked = () => named(history.state?.triage || location.hash.slice(1));
    /** Show what was asked for, unless it is there. */
    function arrive() {
      const section = asked();
      if (!section || section === page) return;
      show(section, true);
      sum();
    }

    const stop = SC.mountItems(element, host, (now) => {
      answers = now;
      if (page) sum();
    });
    turn.hidden = false;
    if (cases.slice(count).some(done)) count = cases.length;
    const start = host ? undefined : asked();
    show(start || shown().find((section) => !done(section)) || end, false);
    sum();
    start?.scrollIntoView();
    if (!host) for (const name of ["popstate", "hashchange"]) addEventListener(name, arrive);
    return () => {
      stop();
      for (const name of ["popstate", "hashchange"]) removeEventListener(name, arrive);
    };
  };
})(globalThis.SpasmCycle);
