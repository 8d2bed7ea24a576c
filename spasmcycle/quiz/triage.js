// Cases to sort: one on the screen at a time, the others on request, and an overview of them all.
// Each case is answered like a question, so quiz.js keeps the answers and shows the reasons.
(function (SC) {
  "use strict";
  const { make, mountItems, word } = SC.questions;

  // The sentence `name` with links to some cases where it says {list}.
  function withLinks(name, sections, values) {
    const [before, after] = word(name, values).split("{list}");
    const p = make("p", before);
    sections.forEach((section, place) => {
      const link = make("a", section.dataset.title);
      link.href = `#${section.id}`;
      p.append(place ? "; " : "", link);
    });
    p.append(after);
    return p;
  }

  // Of answered cases: in words what was needed and what was chosen, later than needed first.
  function overview(done, answers) {
    const chosen = ({ dataset }) => answers[dataset.item].answers.urgency;
    const order = [...done[0].querySelectorAll("[name=urgency]")].map((radio) => radio.value);
    const side = (section) =>
      Math.sign(order.indexOf(chosen(section)) - order.indexOf(section.dataset.urgency));
    const late = done.filter((section) => side(section) > 0);
    const missed = done.filter(({ dataset }) => !answers[dataset.item].right);
    const byWords = done.filter((section) => {
      const boxes = [...section.querySelectorAll("[name=words]:checked")];
      return boxes.every((box) => box.dataset.right);
    });
    const parts = [late.length ? withLinks("triage.first", late) : make("p", word("triage.fine"))];
    parts.push(make("p", word("triage.words", { count: byWords.length, all: done.length })));
    if (missed.length) parts.push(withLinks("triage.missed", missed));

    const head = (scope, text) => {
      const cell = make("th", text);
      cell.scope = scope;
      return cell;
    };
    const table = make("table");
    table.append(make("caption", word("triage.table")));
    const sides = ["later", "match", "earlier"];
    const top = table.createTHead().insertRow();
    top.append(make("td"), ...sides.map((name) => head("col", word(`triage.${name}`))));
    const body = table.createTBody();
    order.forEach((needed) => {
      const row = body.insertRow();
      row.append(head("row", word("triage.needed", { text: word(`triage.${needed}`) })));
      sides.forEach((name, place) => {
        const here = done.filter(
          (section) => section.dataset.urgency === needed && side(section) === 1 - place,
        );
        const told = here.map((section) => {
          const text = word(`triage.${chosen(section)}`);
          const { title } = section.dataset;
          return place === 1 ? title : word("triage.chosen", { title, text });
        });
        row.append(make("td", told.join("; ") || word("triage.none")));
      });
    });
    const scroll = make("div", "", "sc-tally-scroll");
    scroll.tabIndex = 0;
    scroll.setAttribute("role", "region");
    scroll.setAttribute("aria-label", word("triage.table"));
    scroll.append(table);
    return [...parts, scroll];
  }

  SC.mounts["sc-triage"] = function (element, host) {
    const cases = [...element.querySelectorAll("[data-item]")];
    const end = element.querySelector(".sc-after");
    const tally = end.querySelector(".sc-tally");
    const rest = end.querySelector(".sc-rest");
    const turn = element.querySelector(".sc-turn");
    const button = (to) => turn.querySelector(`[data-turn=${to}]`);
    let count = Number(element.dataset.first);
    let answers = {};
    let page = null;

    const done = (section) => Boolean(answers[section.dataset.item]);
    const shown = () => cases.slice(0, count);
    const pages = () => [...shown(), end];
    const named = (id) => [...cases, end].find((section) => section.id === id);

    // Show one case, or the overview. One beyond those shown by default brings all the others.
    function show(section, focus) {
      if (cases.indexOf(section) >= count) count = cases.length;
      page = section;
      [...cases, end].forEach((one) => (one.hidden = one !== section));
      cases.forEach((one, place) => {
        const text = place < count ? word("triage.place", { place: place + 1, all: count }) : "";
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

    // What the overview says follows from the answers: at first only how many are still open.
    function sum() {
      const open = shown().filter((section) => !done(section));
      button("next").classList.toggle("sc-second", page === end || !done(page));
      const all = count;
      const progress = { done: all - open.length, all };
      const started = count > Number(element.dataset.first) && open.length < count;
      tally.replaceChildren(
        ...(open.length
          ? [withLinks(`triage.${started ? "partly" : "progress"}`, open, progress)]
          : []),
        ...(open.length && !started ? [] : overview(shown().filter(done), answers)),
      );
    }

    // The reader goes to `section`: in the book, its address is one to go back to.
    function go(section) {
      if (!host) {
        const { state } = history;
        history.replaceState({ ...state, triage: page.id }, "");
        history.pushState({ triage: section.id }, "", `#${section.id}`);
      }
      show(section, true);
      sum();
    }
    turn.addEventListener("click", ({ target }) => {
      const to = target.dataset.turn;
      if (to === "overview") go(end);
      else if (to) go(pages()[pages().indexOf(page) + (to === "next" ? 1 : -1)]);
    });
    tally.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (!link) return;
      event.preventDefault();
      go(named(link.hash.slice(1)));
    });
    if (rest) {
      rest.addEventListener("click", (event) => {
        if (!event.target.closest("button")) return;
        go(cases[count]);
      });
    }
    // Back and forward, and links from other pages.
    function arrive() {
      const section = named(history.state?.triage || location.hash.slice(1));
      if (!section || section === page) return;
      show(section, true);
      sum();
    }

    const stop = mountItems(element, host, (_, now) => {
      answers = now;
      if (page) sum();
    });
    turn.hidden = false;
    if (cases.slice(count).some(done)) count = cases.length;
    const asked = host ? null : named(history.state?.triage || location.hash.slice(1));
    show(asked || shown().find((section) => !done(section)) || end, false);
    sum();
    if (asked) asked.scrollIntoView();
    if (!host) ["popstate", "hashchange"].forEach((name) => addEventListener(name, arrive));
    return () => {
      stop();
      ["popstate", "hashchange"].forEach((name) => removeEventListener(name, arrive));
    };
  };
})(globalThis.SpasmCycle);
