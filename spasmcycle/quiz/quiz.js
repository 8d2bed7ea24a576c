// Questions, predictions and the list of what is due. Everything said to the reader already stands
// in the mark-up or in the words; this wakes the controls, keeps the answers and shows the reasons
// at their time. What is on the screen always follows from the record kept in the store.
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
  const texts = (value) =>
    Object.fromEntries(
      Object.entries(isObject(value) ? value : {}).filter(([, one]) => typeof one === "string"),
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

  // The fields of a question that carry its answer, one entry a name, without the confidence.
  function fieldsOf(form) {
    const fields = new Map();
    [...form.elements].forEach((control) => {
      if (!control.name || control.name === "confidence" || control.type === "checkbox") return;
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
  function judge(name, controls, item) {
    const [control] = controls;
    if (control.type === "radio") {
      const chosen = controls.find((one) => one.checked);
      if (!chosen) return null;
      return { right: chosen.dataset.right === "yes", key: `${name}:${chosen.value}` };
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
    const again = form.querySelector(".sc-again");
    const sure = form.querySelector(".sc-sure");
    const points = form.querySelector(".sc-points");
    const fields = fieldsOf(form);
    const short = item.dataset.type === "short";
    const checkLabel = check.textContent;
    let record = clean(SC.store.get(key));

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
        values[control.name] = control.value;
      }
      return values;
    }
    function enter(values, confidence) {
      for (const control of form.elements) {
        if (!control.name) continue;
        const value = control.name === "confidence" ? String(confidence) : values[control.name];
        if (/radio|checkbox/.test(control.type)) control.checked = control.value === value;
        else control.value = value ?? "";
      }
    }

    function keep(change) {
      Object.assign(record, change);
      SC.store.set(key, {
        ...record,
        title: item.dataset.title,
        lesson: title,
        at: new Date().toISOString(),
      });
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
      const verdicts = judged().filter(Boolean);
      verdicts.filter((one) => !one.right).forEach((one) => add(reason(one.key)));
      if (!short) item.querySelectorAll('.sc-answers > ul > [data-right="yes"]').forEach(add);
      item.querySelectorAll(".sc-answers .sc-explain, .sc-answers .sc-source").forEach(add);
    }

    function mark() {
      item.querySelectorAll(".sc-mark").forEach((node) => node.remove());
      item.querySelectorAll("[data-marked]").forEach((node) => delete node.dataset.marked);
      const add = (control, name) => {
        const label = control.closest("label");
        label.append(make("em", word(name), "sc-mark"));
        label.dataset.marked = name;
      };
      const first = record.first || {};
      for (const [name, controls] of fields) {
        for (const control of controls) {
          if (control.type !== "radio") continue;
          if (record.done && control.dataset.right) add(control, "quiz.rightMark");
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
      item.dataset.state = done ? (isRight() ? "settled" : "revisit") : tries ? "trying" : "new";
      form.querySelectorAll("fieldset").forEach((part) => (part.disabled = done));
      if (sure) sure.disabled = sure.hidden = done || tries > 0;
      if (points) points.hidden = !(comparing || done);
      check.hidden = done;
      again.hidden = !done;
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
        heading.textContent = word(heard ? "quiz.reasons" : "quiz.earlier");
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

    function settle() {
      const right = isRight();
      const second = record.tries > 1;
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
        ? "quiz.revisit"
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
          control.type === "radio"
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
      if (first && (short || !isRight())) render(short ? "" : word("quiz.tryOnce"), true);
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
      if (record.tries && judged().some((one) => one === null)) {
        record = { ...clean(null), redo: record.redo };
        enter({}, null);
      }
      record.done = record.done && record.tries > 0;
      render();
    }
    wake(item);
    restore();
    return {
      key,
      restore,
      get: () => ({
        answers: record.answers,
        confidence: record.confidence,
        tries: record.tries,
        right: record.done ? isRight() : null,
        done: record.done,
      }),
      isBlank: () => !record.tries,
    };
  }

  SC.mounts["sc-quiz"] = function (element, host) {
    const { lesson, title } = element.dataset;
    const items = new Map();
    let own = false;
    const changed = () => {
      if (!host) return;
      const answers = {};
      items.forEach((item, id) => {
        if (!item.isBlank()) answers[id] = item.get();
      });
      host.set({ answers });
    };
    // A link to a page of the book leads nowhere from a notebook: there its text is enough.
    if (host) element.querySelectorAll(".sc-source a").forEach((a) => a.replaceWith(a.textContent));
    element.querySelectorAll(".sc-item").forEach((section) => {
      try {
        section.addEventListener("submit", () => (own = true), true);
        items.set(section.dataset.item, mountItem(section, lesson, title, changed));
      } catch (error) {
        delete section.dataset.live;
        section.querySelector(".sc-say").textContent = word("quiz.fault");
        console.error(error);
      }
    });
    own = false;
    changed();
    return SC.store.listen((key) => {
      items.forEach((item) => {
        if (item.key === key && !item.busy) item.restore();
      });
    });
  };
})(globalThis.SpasmCycle);
