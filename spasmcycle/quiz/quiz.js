// Questions, predictions and the list of what is due; triage.js shows cases one at a time.
// Everything said to the reader already stands in the mark-up or in the words; this wakes the
// controls, keeps the answers and shows the reasons at their time. What is on the screen always
// follows from the record kept in the store.
(function (SC) {
  "use strict";
  SC.mounts = SC.mounts || {};
  const DAYS = [1, 3, 7, 21];
  const word = (name, values = {}) =>
    SC.words[name].replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);

  // The calendar day `ahead` days from today, as "2025-03-09": such texts sort by time.
  function day(ahead = 0) {
    const date = new Date();
    date.setDate(date.getDate() + ahead);
    const two = (n) => String(n).padStart(2, "0");
    return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  }
  const inWords = (text) =>
    new Date(`${text}T12:00`).toLocaleDateString(document.documentElement.lang || undefined, {
      day: "numeric",
      month: "long",
    });

  const isObject = (value) => value && typeof value === "object" && !Array.isArray(value);
  const level = (value) => ([1, 2, 3].includes(value) ? value : null);
  const isText = (value) => typeof value === "string";
  const texts = (value) =>
    Object.fromEntries(
      Object.entries(isObject(value) ? value : {}).filter(
        ([, one]) => isText(one) || (Array.isArray(one) && one.every(isText)),
      ),
    );
  function make(tag, text = "", className = "") {
    const node = document.createElement(tag);
    node.textContent = text;
    if (className) node.className = className;
    return node;
  }
  function wake(root) {
    root.querySelectorAll(".sc-wake").forEach((node) => (node.hidden = false));
    root.querySelectorAll("fieldset").forEach((node) => (node.disabled = false));
    root.dataset.live = "yes";
  }

  // --- one question -------------------------------------------------------------------------

  // A stored record as far as it can be trusted: whatever is broken in it counts as not there.
  function clean(value) {
    const kept = isObject(value) ? value : {};
    const redo = isObject(kept.redo) ? kept.redo : {};
    const known = DAYS[redo.step] && /^\d{4}-\d\d-\d\d$/.test(redo.due);
    return {
      answers: texts(kept.answers),
      first: isObject(kept.first) ? texts(kept.first) : null,
      confidence: level(kept.confidence),
      tries: [1, 2].includes(kept.tries) ? kept.tries : 0,
      done: kept.done === true,
      redo: known ? { step: redo.step, due: redo.due } : null,
    };
  }

  // Words to mark in a story stand under one name; any other checkbox has a name to itself.
  const isPhrase = (control) => control.name === "words";

  // The fields of a question that carry its answer, one entry a name, without the confidence.
  function fieldsOf(form) {
    const fields = new Map();
    [...form.elements].forEach((control) => {
      if (!control.name || control.name === "confidence") return;
      if (control.type === "checkbox" && !isPhrase(control)) return;
      if (!fields.has(control.name)) fields.set(control.name, []);
      fields.get(control.name).push(control);
    });
    return fields;
  }

  const numberIn = (control) => {
    const text = control.value.trim().replace(",", ".");
    return text && Number.isFinite(Number(text)) ? Number(text) : null;
  };
  const near = (value, node, tolerance) =>
    Math.abs(value - Number(node.dataset.value)) <= tolerance * (1 + 1e-9) + 1e-12;

  // What one field says: null while it is open, else whether it is right and which reason fits.
  // Of words to mark, `partly` tells whether any is right, and each wrong one has its own reason.
  function judge(name, controls, item) {
    const [control] = controls;
    if (isPhrase(control)) {
      const marked = controls.filter((one) => one.checked);
      const wrong = marked.filter((one) => !one.dataset.right);
      const right = marked.length > 0 && !wrong.length;
      const keys = wrong.map((one) => `${name}:${one.value}`);
      return marked.length ? { right, keys, partly: wrong.length < marked.length } : null;
    }
    if (control.type === "radio") {
      const chosen = controls.find((one) => one.checked);
      if (!chosen) return null;
      const key = chosen.dataset.reason || `${name}:${chosen.value}`;
      return { right: chosen.dataset.right === "yes", key };
    }
    if (control.localName === "select") {
      if (!control.value) return null;
      return { right: control.selectedOptions[0].dataset.right === "yes", key: name };
    }
    if (control.localName === "textarea") return control.value.trim() ? { key: "example" } : null;
    const value = numberIn(control);
    if (value === null) return null;
    const tolerance = Number(control.dataset.tolerance);
    if (near(value, control, tolerance)) return { right: true, key: "right" };
    const slips = [...item.querySelectorAll('.sc-answers [data-for^="slip"]')];
    const slip = slips.find((node) => near(value, node, tolerance));
    return { right: false, key: slip ? slip.dataset.for : "other" };
  }

  function mountItem(item, lesson, title, changed) {
    const key = `quiz/${lesson}/${item.dataset.item}`;
    const form = item.querySelector("form");
    const say = item.querySelector(".sc-say");
    const feedback = item.querySelector(".sc-feedback");
    const heading = feedback.querySelector("h4");
    const see = item.querySelector(".sc-see");
    const hint = item.querySelector(".sc-hint p");
    const check = form.querySelector("[type=submit]");
    const again = item.querySelector(".sc-again");
    const sure = form.querySelector(".sc-sure");
    const points = form.querySelector(".sc-points");
    const fields = fieldsOf(form);
    const short = item.dataset.type === "short";
    const triage = item.dataset.type === "triage";
    const checkLabel = check.textContent;
    let record = clean(null);
    let keeping = false;

    const judged = () => [...fields].map(([name, controls]) => judge(name, controls, item));
    const isRight = () =>
      short
        ? [...points.querySelectorAll("input")].filter((box) => box.checked).length >= 2
        : judged().every((one) => one && one.right);
    const reason = (name) => item.querySelector(`.sc-answers [data-for="${CSS.escape(name)}"]`);

    // What the reader has entered, by name; a checkbox counts only when ticked.
    function entered() {
      const values = {};
      for (const control of form.elements) {
        if (!control.name || control.name === "confidence") continue;
        if (/radio|checkbox/.test(control.type) && !control.checked) continue;
        if (isPhrase(control)) (values[control.name] ||= []).push(control.value);
        else values[control.name] = control.value;
      }
      return values;
    }
    function enter(values, confidence) {
      for (const control of form.elements) {
        if (!control.name) continue;
        const value = control.name === "confidence" ? String(confidence) : values[control.name];
        if (/radio|checkbox/.test(control.type)) {
          control.checked = [value].flat().includes(control.value);
        } else control.value = value ?? "";
      }
    }
    // Whether the screen can show all of an answer: options and words may have changed since.
    const showsAll = (answers) => {
      const here = entered();
      return Object.entries(answers).every(([name, value]) =>
        [value].flat().every((one) => [here[name]].flat().includes(one)),
      );
    };

    function keep(change) {
      Object.assign(record, change);
      keeping = true;
      const at = new Date().toISOString();
      SC.store.set(key, { ...record, title: item.dataset.title, lesson: title, at });
      keeping = false;
    }

    // The reasons: for what was chosen first, then for what is right, each said once.
    function showReasons(body) {
      const shown = new Set();
      const add = (node) => {
        if (!node || shown.has(node)) return;
        shown.add(node);
        const p = make("p");
        p.append(...[...node.childNodes].map((child) => child.cloneNode(true)));
        body.append(p);
      };
      const wrong = judged().flatMap((one) => (one && !one.right ? one.keys || one.key : []));
      // A case is told in the order in which it stands: what to do comes first.
      if (triage) {
        item.querySelectorAll(".sc-answers > ul > li").forEach((node) => {
          if (node.dataset.right || wrong.includes(node.dataset.for)) add(node);
        });
      } else wrong.forEach((name) => add(reason(name)));
      if (!short) item.querySelectorAll('.sc-answers > ul > [data-right="yes"]').forEach(add);
      item.querySelectorAll(".sc-answers .sc-explain, .sc-answers .sc-source").forEach(add);
    }

    function mark() {
      item.querySelectorAll(".sc-mark").forEach((node) => node.remove());
      const add = (control, name, kind = "") =>
        control.closest("label").append(make("em", ` ${word(name)}`, `sc-mark ${kind}`));
      const first = record.first || {};
      for (const [name, controls] of fields) {
        for (const control of controls) {
          if (record.done && control.localName === "select") {
            const { right } = judge(name, controls, item);
            add(control, right ? "quiz.rightMark" : "quiz.wrongMark", right ? "sc-mark-right" : "");
          }
          if (record.done && isPhrase(control)) {
            if (control.dataset.right) add(control, "triage.decidesMark", "sc-mark-right");
            else if (control.checked) add(control, "triage.noDecisionMark", "sc-mark-wrong");
          }
          if (control.type !== "radio") continue;
          if (record.done && control.dataset.right) add(control, "quiz.rightMark", "sc-mark-right");
          if (record.done && control.checked) add(control, "quiz.yours");
          else if (first[name] === control.value) add(control, "quiz.firstTry");
        }
      }
    }

    // Bring the screen into line with the record. `heard` is said aloud; on load nothing is.
    function render(heard = "", focus = false) {
      const { done, tries } = record;
      const comparing = short && tries === 1 && !done;
      const open = judged().some((one) => one === null);
      form.querySelectorAll("fieldset").forEach((part) => (part.disabled = done));
      if (sure) sure.disabled = sure.hidden = done || tries > 0;
      if (points) points.hidden = !(comparing || done);
      check.parentNode.hidden = done;
      again.parentNode.hidden = !done;
      check.textContent = comparing
        ? word("quiz.save")
        : tries
          ? word("quiz.checkAgain")
          : checkLabel;
      item.querySelector(".sc-answers").hidden = !done;
      if (see) see.hidden = !done;
      mark();
      say.textContent = heard;
      const body = feedback.querySelector("div");
      body.replaceChildren();
      feedback.hidden = !done && !tries;
      if (done) {
        const name = heard ? "quiz.reasons" : "quiz.earlier";
        heading.textContent = word(triage ? "triage.heading" : name);
        showReasons(body);
        const due = record.redo && record.redo.due;
        if (due) {
          const text = due <= day() ? word("quiz.dueNow") : word("quiz.comesBack", { day: inWords(due) });
          body.append(make("p", text, "sc-due-note"));
        }
      } else if (comparing) {
        heading.textContent = word("quiz.model");
        body.append(make("p", reason("example").textContent));
      } else if (tries && !open) {
        heading.textContent = word("quiz.hint");
        body.append(make("p", hint.textContent));
      }
      if (focus && !feedback.hidden) heading.focus();
    }

    // What to say of an answer that is not right: of a case, which half of it is.
    function half() {
      if (!triage) return "quiz.revisit";
      const [marked, sorted] = ["words", "urgency"].map((n) => judge(n, fields.get(n), item));
      if (sorted.right) return `triage.half-${marked.partly ? "extra" : "urgency"}`;
      return marked.right ? "triage.half-words" : "quiz.revisit";
    }

    function settle() {
      const right = isRight();
      const second = !short && record.tries > 1;
      const guess = right && !second && record.confidence === 1;
      const wasSure = right && second && record.confidence === 3;
      const weak = !right || guess || wasSure;
      let redo = record.redo;
      if (weak) redo = { step: 0, due: day(DAYS[0]) };
      else if (redo && redo.due <= day()) {
        const step = redo.step + 1;
        redo = step < DAYS.length ? { step, due: day(DAYS[step]) } : null;
      }
      keep({ done: true, redo });
      const name = !right
        ? half()
        : guess
          ? "quiz.revisitGuess"
          : wasSure
            ? "quiz.revisitSure"
            : second
              ? "quiz.settledSecond"
              : "quiz.settled";
      render(word(name), true);
    }

    // What is missing before an answer can be checked: says so, moves there, and returns true.
    function somethingOpen() {
      const open = [...fields].filter(([name, controls]) => !judge(name, controls, item));
      if (open.length) {
        const [control] = open[0][1];
        const labels = open.map(([, [one]]) => one.closest("label").firstChild.textContent);
        const name =
          triage
            ? `triage.need-${control.name}`
            : control.type === "radio"
              ? "quiz.needChoice"
              : control.localName === "select"
                ? "quiz.needAll"
                : control.localName === "textarea"
                  ? "quiz.needText"
                  : "quiz.needNumber";
        say.textContent = word(name, { list: labels.join("; ") });
        control.focus();
        return true;
      }
      if (sure && !record.tries && !sure.querySelector(":checked")) {
        say.textContent = word("quiz.needSure");
        sure.querySelector("input").focus();
        return true;
      }
      return false;
    }

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (record.done || somethingOpen()) return;
      const answers = entered();
      const first = record.tries === 0;
      const chosen = sure && sure.querySelector(":checked");
      if (first) record.confidence = chosen ? Number(chosen.value) : null;
      keep({ answers, tries: record.tries + 1, first: first ? answers : record.first });
      if (first && !triage && (short || !isRight())) render(short ? "" : word("quiz.tryOnce"), true);
      else settle();
      changed();
    });
    again.addEventListener("click", () => {
      keep({ answers: {}, first: null, confidence: null, tries: 0, done: false });
      enter({}, null);
      render();
      fields.values().next().value[0].focus();
      changed();
    });

    // Show what the store holds now: on load, after "Delete my data", or from another tab.
    function restore() {
      record = clean(SC.store.get(key));
      enter(record.answers, record.confidence);
      const lost = judged().some((one) => one === null) || (triage && !showsAll(record.answers));
      if (record.tries && lost) {
        record = { ...clean(null), redo: record.redo };
        enter({}, null);
      }
      record.done = (record.done || triage) && record.tries > 0;
      render();
    }
    const text = form.querySelector("textarea");
    if (text) text.addEventListener("change", () => keep({ answers: entered() }));
    if (triage) form.addEventListener("change", () => keep({ answers: entered() }));
    const stop = SC.store.listen((name) => {
      if (name !== key || keeping) return;
      restore();
      changed();
    });
    wake(item);
    restore();
    const answer = () => {
      const { answers, confidence, tries, done } = record;
      return tries ? { answers, confidence, tries, done, right: done ? isRight() : null } : null;
    };
    return { answer, stop };
  }

  // The items of an element; `after` is called with all answers whenever one changes.
  function mountItems(element, host, after) {
    const { lesson, title } = element.dataset;
    const items = new Map();
    const changed = () => {
      const answers = {};
      items.forEach((item, id) => {
        const answer = item.answer();
        if (answer) answers[id] = answer;
      });
      if (host) host.set({ answers });
      after(element, answers);
    };
    // Links to pages and states of the book lead nowhere from a notebook.
    if (host) {
      element.querySelectorAll(".sc-source a").forEach((a) => a.replaceWith(a.textContent));
      element.querySelectorAll(".sc-see").forEach((see) => see.remove());
    }
    element.querySelectorAll("[data-item]").forEach((section) => {
      try {
        items.set(section.dataset.item, mountItem(section, lesson, title, changed));
      } catch (error) {
        delete section.dataset.live;
        section.querySelector(".sc-say").textContent = word("quiz.fault");
        console.error(error);
      }
    });
    changed();
    return () => items.forEach((item) => item.stop());
  }

  SC.mounts["sc-quiz"] = (element, host) => mountItems(element, host, () => {});
  SC.questions = { mountItems, make, word };

  // --- one prediction -----------------------------------------------------------------------

  SC.mounts["sc-predict"] = function (element, host) {
    const key = `prediction/${element.dataset.name}`;
    const form = element.querySelector("form");
    const say = element.querySelector(".sc-say");
    const recorded = element.querySelector(".sc-recorded");
    const record = form.querySelector("[type=submit]");
    const skip = form.querySelector(".sc-skip");
    const again = form.querySelector(".sc-again");
    const parts = [...form.querySelectorAll("fieldset.sc-ask")];
    const radios = [...form.querySelectorAll(".sc-ask input, .sc-sure input")];

    function kept(value) {
      if (!isObject(value)) return null;
      return {
        cells: texts(value.cells),
        ...(typeof value.choice === "string" && { choice: value.choice }),
        confidence: level(value.confidence),
        skipped: value.skipped === true,
        at: typeof value.at === "string" ? value.at : "",
      };
    }
    function entered() {
      const answer = { cells: {}, confidence: null };
      radios.forEach((radio) => {
        if (!radio.checked) return;
        if (radio.name === "confidence") answer.confidence = Number(radio.value);
        else if (radio.name === "choice") answer.choice = radio.value;
        else answer.cells[radio.name] = radio.value;
      });
      return answer;
    }
    function keep(change, heard) {
      SC.store.set(key, { ...entered(), ...change, at: new Date().toISOString() });
      say.textContent = word(heard);
    }
    // Show what the store holds. Half-made entries stay while nothing is kept under the key.
    function restore(blank) {
      const answer = kept(SC.store.get(key));
      if (answer || blank) {
        const { cells, choice, confidence } = answer || { cells: {} };
        const values = { ...cells, choice, confidence: String(confidence) };
        radios.forEach((radio) => (radio.checked = values[radio.name] === radio.value));
      }
      const done = Boolean(answer) && !answer.skipped;
      recorded.hidden = !answer;
      recorded.textContent = answer ? word(done ? "predict.recorded" : "predict.skipped") : "";
      record.textContent = word(done ? "predict.change" : "predict.record");
      skip.hidden = Boolean(answer);
      again.hidden = !answer;
      say.textContent = "";
      if (host) host.set({ answer: answer || {} });
    }

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const open = parts.filter((part) => !part.querySelector(":checked"));
      parts.forEach((part) => part.toggleAttribute("data-open", open.includes(part)));
      if (!open.length) return keep({ skipped: false }, "predict.recorded");
      const table = parts[0].matches(".sc-cell");
      const list = open.map((part) => part.querySelector("legend").textContent).join("; ");
      say.textContent = table ? word("predict.missing", { list }) : word("quiz.needChoice");
      return open[0].querySelector("input").focus();
    });
    form.addEventListener("change", (event) => {
      event.target.closest("fieldset").removeAttribute("data-open");
    });
    skip.addEventListener("click", () => {
      keep({ confidence: null, skipped: true }, "predict.skipped");
      record.focus();
    });
    again.addEventListener("click", () => {
      SC.store.set(key, null);
      restore(true);
      say.textContent = word("predict.cleared");
      radios[0].focus();
    });
    const stop = SC.store.listen((name) => {
      if (name === key) restore(true);
    });
    wake(element);
    restore(false);
    return stop;
  };

  // --- what is due --------------------------------------------------------------------------

  SC.mounts["sc-due"] = function (element) {
    const root = element.dataset.lessons || "";
    const ending = element.dataset.ending ?? ".html";
    const panel = make("div", "", "sc-due-list");
    function render() {
      const due = [];
      const later = [];
      SC.store.keys("quiz/").forEach((key) => {
        const [, lesson, item] = key.match(/^quiz\/([\w-]+)\/([\w-]+)$/) || [];
        const value = SC.store.get(key);
        const { redo } = clean(value);
        if (!item || !redo) return;
        const entry = { lesson, item, due: redo.due, title: value.title, from: value.lesson };
        (redo.due <= day() ? due : later).push(entry);
      });
      panel.replaceChildren();
      if (due.length) {
        const list = make("ul");
        due.sort((a, b) => (a.due < b.due ? -1 : 1)).forEach((one) => {
          const link = make("a", `${one.from || one.lesson}: ${one.title || one.item}`);
          link.href = `${root}${one.lesson}${ending}#quiz-${one.lesson}-${one.item}`;
          const row = make("li");
          row.append(link);
          list.append(row);
        });
        panel.append(make("p", word("due.now", { count: due.length })), list);
      } else panel.append(make("p", word("due.none")));
      if (later.length) {
        const next = later.map((one) => one.due).sort()[0];
        panel.append(make("p", word("due.later", { count: later.length, day: inWords(next) })));
      }
    }
    render();
    element.replaceChildren(panel);
    return SC.store.listen(render);
  };
})(globalThis.SpasmCycle);
