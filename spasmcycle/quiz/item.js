// One question or case on the page: wakes its controls, keeps the answers and shows the reasons at
// their time. Everything said to the reader already stands in the mark-up or in the words, and what
// is on the screen always follows from the record in the store. triage.js shows cases one at a time.
(function (SC) {
  "use strict";
  /** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field */
  /** @typedef {ReturnType<typeof partsOf>} Parts */
  /** @typedef {Map<string, SpasmCycle.Verdict | null>} Verdicts */

  /** Whether a control is a box or a circle to tick. @returns {control is HTMLInputElement} */
  const isTicked = (/** @type {Field} */ control) => /radio|checkbox/.test(control.type);
  // Words to mark in a story stand under one name; any other checkbox has a name to itself.
  const isPhrase = (/** @type {Field} */ control) => control.name === "words";
  /** The controls of a form that a name belongs to. */
  const controlsOf = (/** @type {HTMLFormElement} */ form) =>
    /** @type {Field[]} */ ([...form.elements]).filter((control) => control.name);

  /** The fields of a question that carry its answer, without the confidence and the own check. */
  function fieldsOf(/** @type {HTMLFormElement} */ form) {
    /** @type {Map<string, Field[]>} */
    const fields = new Map();
    for (const control of controlsOf(form)) {
      if (control.name === "confidence") continue;
      if (control.type === "checkbox" && !isPhrase(control)) continue;
      fields.set(control.name, [...(fields.get(control.name) || []), control]);
    }
    return fields;
  }

  /**
   * What is right in one field, as the mark-up tells.
   * @param {Field[]} controls
   * @param {HTMLElement} section
   * @returns {SpasmCycle.Key}
   */
  function keyOf(controls, section) {
    const [control] = controls;
    const right = controls.filter((one) => one.dataset.right).map((one) => one.value);
    if (isPhrase(control)) return { kind: "words", right };
    if (control.type === "radio") {
      const options = controls.map((one) => [one.value, one.dataset.reason || ""]);
      return { kind: "choice", right, options: Object.fromEntries(options) };
    }
    if (control instanceof HTMLSelectElement) {
      const fit = [...control.options].filter((one) => one.dataset.right);
      return { kind: "place", right: fit.map((one) => one.value) };
    }
    if (control instanceof HTMLTextAreaElement) return { kind: "text" };
    const slips = [...section.querySelectorAll('.sc-answers [data-for^="slip"]')];
    return {
      kind: "number",
      value: Number(control.dataset.value),
      tolerance: Number(control.dataset.tolerance),
      slips: slips.map(({ dataset }) => ({
        reason: String(dataset.for),
        value: Number(dataset.value),
      })),
    };
  }

  /** The parts of a question that the script works with. */
  function partsOf(/** @type {HTMLElement} */ section) {
    const form = section.querySelector("form");
    const feedback = section.querySelector(".sc-feedback");
    const check = form.querySelector("[type=submit]");
    const again = section.querySelector(".sc-again");
    /** @type {HTMLFieldSetElement | null} Cases and questions with own words have none. */
    const sure = form.querySelector(".sc-sure");
    /** @type {HTMLFieldSetElement | null} Of questions with own words. */
    const points = form.querySelector(".sc-points");
    /** @type {HTMLElement | null} */
    const see = section.querySelector(".sc-see");
    /** @type {HTMLElement | null} */
    const hint = section.querySelector(".sc-hint p");
    const fields = fieldsOf(form);
    return {
      section,
      form,
      fields,
      keys: new Map([...fields].map(([name, controls]) => [name, keyOf(controls, section)])),
      say: section.querySelector(".sc-say"),
      feedback,
      heading: feedback.querySelector("h4"),
      body: feedback.querySelector("div"),
      answers: section.querySelector(".sc-answers"),
      check,
      again,
      checkRow: /** @type {HTMLElement} */ (check.parentElement),
      againRow: /** @type {HTMLElement} */ (again.parentElement),
      checkLabel: check.textContent,
      sure,
      points,
      see,
      hint,
      short: section.dataset.type === "short",
      triage: section.dataset.type === "triage",
    };
  }

  /** What the reader has entered, by name; a box counts only when ticked. */
  function entered(/** @type {HTMLFormElement} */ form) {
    /** @type {SpasmCycle.Answers} */
    const answers = {};
    for (const control of controlsOf(form)) {
      if (control.name === "confidence" || (isTicked(control) && !control.checked)) continue;
      answers[control.name] = isPhrase(control)
        ? [answers[control.name] ?? [], control.value].flat()
        : control.value;
    }
    return answers;
  }

  /**
   * Put answers into the form.
   * @param {HTMLFormElement} form
   * @param {SpasmCycle.Answers} answers
   * @param {number | null} confidence
   */
  function enter(form, answers, confidence) {
    for (const control of controlsOf(form)) {
      const value = control.name === "confidence" ? String(confidence) : answers[control.name];
      if (isTicked(control)) control.checked = [value].flat().includes(control.value);
      else control.value = String(value ?? "");
    }
  }

  /**
   * What each field says now, by name.
   * @param {Parts} parts
   * @returns {Verdicts}
   */
  function judged({ form, keys }) {
    const answers = entered(form);
    return new Map([...keys].map(([name, key]) => [name, SC.judge(name, key, answers[name])]));
  }

  /**
   * Whether the whole answer is right. Of an own answer the reader judges, by the points it makes.
   * @param {Parts} parts
   */
  function isRight(parts) {
    if (parts.points) return parts.points.querySelectorAll("input:checked").length >= 2;
    return [...judged(parts).values()].every((one) => one?.right);
  }

  /**
   * The reason that stands in the mark-up under a name.
   * @param {Parts} parts
   * @param {string} name
   */
  const reason = ({ answers }, name) => answers.querySelector(`[data-for="${CSS.escape(name)}"]`);

  /**
   * The reasons: for what was chosen first, then for what is right, each said once.
   * @param {Parts} parts
   */
  function showReasons(parts) {
    const { answers, body, short, triage } = parts;
    const shown = new Set();
    const add = (/** @type {Element | null} */ node) => {
      if (!node || shown.has(node)) return;
      shown.add(node);
      const p = SC.make("p");
      p.append(...[...node.childNodes].map((child) => child.cloneNode(true)));
      body.append(p);
    };
    const verdicts = [...judged(parts).values()];
    const wrong = verdicts.flatMap((one) => (one && !one.right ? one.reasons : []));
    // A case is told in the order in which it stands: what to do comes first.
    if (triage) {
      for (const node of answers.querySelectorAll("ul > li")) {
        if (node.dataset.right || wrong.includes(String(node.dataset.for))) add(node);
      }
    } else for (const name of wrong) add(reason(parts, name));
    if (!short) for (const node of answers.querySelectorAll('ul > [data-right="yes"]')) add(node);
    for (const node of answers.querySelectorAll(".sc-explain, .sc-source")) add(node);
  }

  /**
   * Mark what was chosen, and at the end what is right.
   * @param {Parts} parts
   * @param {SpasmCycle.Kept} record
   */
  function mark(parts, { done, first }) {
    for (const node of parts.section.querySelectorAll(".sc-mark")) node.remove();
    const verdicts = judged(parts);
    /** @type {(control: Field, name: string, kind?: string) => void} */
    const add = (control, name, kind = "") =>
      control.closest("label")?.append(SC.make("em", ` ${SC.word(name)}`, `sc-mark ${kind}`));
    for (const [name, controls] of parts.fields) {
      for (const control of controls) {
        if (done && control instanceof HTMLSelectElement) {
          if (verdicts.get(name)?.right) add(control, "quiz.rightMark", "sc-mark-right");
          else add(control, "quiz.wrongMark");
        }
        if (!isTicked(control)) continue;
        if (isPhrase(control)) {
          if (done && control.dataset.right) add(control, "triage.decidesMark", "sc-mark-right");
          else if (done && control.checked) add(control, "triage.noDecisionMark", "sc-mark-wrong");
          continue;
        }
        if (done && control.dataset.right) add(control, "quiz.rightMark", "sc-mark-right");
        if (done && control.checked) add(control, "quiz.yours");
        else if (first?.[name] === control.value) add(control, "quiz.firstTry");
      }
    }
  }

  /**
   * Bring the screen into line with the record. `heard` is said aloud; on load nothing is.
   * @param {Parts} parts
   * @param {SpasmCycle.Kept} record
   */
  function render(parts, record, heard = "", focus = false) {
    const { body, check, feedback, form, heading, points, see, sure } = parts;
    const { done, tries, redo } = record;
    const comparing = parts.short && tries === 1 && !done;
    const open = [...judged(parts).values()].includes(null);
    for (const part of form.querySelectorAll("fieldset")) part.disabled = done;
    if (sure) sure.disabled = sure.hidden = done || tries > 0;
    if (points) points.hidden = !(comparing || done);
    parts.checkRow.hidden = done;
    parts.againRow.hidden = !done;
    if (comparing) check.textContent = SC.word("quiz.save");
    else check.textContent = tries ? SC.word("quiz.checkAgain") : parts.checkLabel;
    parts.answers.hidden = !done;
    if (see) see.hidden = !done;
    mark(parts, record);
    parts.say.textContent = heard;
    body.replaceChildren();
    feedback.hidden = !done && !tries;
    if (done) {
      const name = heard ? "quiz.reasons" : "quiz.earlier";
      heading.textContent = SC.word(parts.triage ? "triage.heading" : name);
      showReasons(parts);
      if (redo) {
        const now = redo.due <= SC.record.day();
        const day = SC.dayInWords(redo.due);
        const text = now ? SC.word("quiz.dueNow") : SC.word("quiz.comesBack", { day });
        body.append(SC.make("p", text, "sc-due-note"));
      }
    } else if (comparing) {
      heading.textContent = SC.word("quiz.model");
      body.append(SC.make("p", reason(parts, "example").textContent));
    } else if (tries && !open) {
      heading.textContent = SC.word("quiz.hint");
      body.append(SC.make("p", parts.hint?.textContent));
    }
    if (focus && !feedback.hidden) heading.focus();
  }

  /**
   * What to say of an answer that is not right: of a case, which half of it is.
   * @param {Parts} parts
   */
  function half(parts) {
    if (!parts.triage) return "quiz.revisit";
    const verdicts = judged(parts);
    const marked = verdicts.get("words");
    if (verdicts.get("urgency")?.right)
      return `triage.half-${marked?.partly ? "extra" : "urgency"}`;
    return marked?.right ? "triage.half-words" : "quiz.revisit";
  }

  /**
   * What is missing before an answer can be checked: the words for it and where to go, or null.
   * @param {Parts} parts
   * @param {SpasmCycle.Kept} record
   * @returns {{ text: string, at: HTMLElement } | null}
   */
  function missing(parts, { tries }) {
    const { fields, sure } = parts;
    const verdicts = judged(parts);
    const open = [...fields].filter(([name]) => !verdicts.get(name));
    if (open.length) {
      const [[, [control]]] = open;
      const labels = open.map(([, [one]]) => one.closest("label")?.firstChild?.textContent);
      let name = "quiz.needNumber";
      if (parts.triage) name = `triage.need-${control.name}`;
      else if (control.type === "radio") name = "quiz.needChoice";
      else if (control instanceof HTMLSelectElement) name = "quiz.needAll";
      else if (control instanceof HTMLTextAreaElement) name = "quiz.needText";
      return { text: SC.word(name, { list: labels.join("; ") }), at: control };
    }
    if (!sure || tries || sure.querySelector("input:checked")) return null;
    return { text: SC.word("quiz.needSure"), at: sure.querySelector("input") };
  }

  /**
   * Make one question live; `changed` is called when its answer is another.
   * @param {HTMLElement} section
   * @param {{ lesson: string, title: string }} from
   * @param {() => void} changed
   */
  function mountItem(section, from, changed) {
    const key = `quiz/${from.lesson}/${section.dataset.item}`;
    const parts = partsOf(section);
    const { form, short, triage } = parts;
    let record = SC.record.clean(null);
    let keeping = false;

    /** Keep a change of the record. */
    function keep(/** @type {Partial<SpasmCycle.Kept>} */ change) {
      Object.assign(record, change);
      keeping = true;
      const at = new Date().toISOString();
      SC.store.set(key, { ...record, title: section.dataset.title, lesson: from.title, at });
      keeping = false;
    }
    /** The end of a question: the reasons are shown, and it may come back. */
    function settle() {
      const last = { right: isRight(parts), once: short, missed: half(parts) };
      const { redo, heard } = SC.record.settled(record, last, SC.record.day());
      keep({ done: true, redo });
      render(parts, record, SC.word(heard), true);
    }
    /** Show what the store holds: on load, after "Delete my data", or from another tab. */
    function restore() {
      record = SC.record.clean(SC.store.get(key));
      enter(form, record.answers, record.confidence);
      const open = [...judged(parts).values()].includes(null);
      const lost = open || (triage && !SC.record.holds(entered(form), record.answers));
      if (record.tries && lost) {
        record = { ...SC.record.clean(null), redo: record.redo };
        enter(form, {}, null);
      }
      record.done = (record.done || triage) && record.tries > 0;
      render(parts, record);
    }

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (record.done) return;
      const gap = missing(parts, record);
      if (gap) {
        parts.say.textContent = gap.text;
        gap.at.focus();
        return;
      }
      const answers = entered(form);
      const first = record.tries === 0;
      /** @type {HTMLInputElement | null | undefined} */
      const chosen = parts.sure?.querySelector("input:checked");
      if (first) record.confidence = chosen ? Number(chosen.value) : null;
      keep({ answers, tries: record.tries + 1, first: first ? answers : record.first });
      if (first && short) render(parts, record, "", true);
      else if (first && !triage && !isRight(parts)) {
        render(parts, record, SC.word("quiz.tryOnce"), true);
      } else settle();
      changed();
    });
    parts.again.addEventListener("click", () => {
      keep({ answers: {}, first: null, confidence: null, tries: 0, done: false });
      enter(form, {}, null);
      render(parts, record);
      [...parts.fields.values()][0][0].focus();
      changed();
    });
    // A case and a text are kept while they are made.
    const text = triage ? form : form.querySelector("textarea");
    text?.addEventListener("change", () => keep({ answers: entered(form) }));
    const stop = SC.store.listen((name) => {
      if (name !== key || keeping) return;
      restore();
      changed();
    });
    SC.wake(section);
    restore();
    return {
      stop,
      /** The answer as it is checked, or null. */
      answer() {
        const { answers, confidence, tries, done } = record;
        if (!tries) return null;
        return { answers, confidence, tries, done, right: done ? isRight(parts) : null };
      },
    };
  }

  /** Make the questions of an element live; `after` hears all answers whenever one changes. */
  SC.mountItems = function (element, host, after) {
    const { lesson = "", title = "" } = element.dataset;
    /** @type {Map<string, ReturnType<typeof mountItem>>} */
    const items = new Map();
    const changed = () => {
      /** @type {Record<string, SpasmCycle.Given>} */
      const answers = {};
      for (const [id, item] of items) {
        const answer = item.answer();
        if (answer) answers[id] = answer;
      }
      if (host) host.set({ answers });
      after(answers);
    };
    // Links to pages and states of the book lead nowhere from a notebook.
    if (host) {
      for (const a of element.querySelectorAll(".sc-source a")) a.replaceWith(a.textContent);
      for (const see of element.querySelectorAll(".sc-see")) see.remove();
    }
    for (const section of element.querySelectorAll("[data-item]")) {
      try {
        items.set(String(section.dataset.item), mountItem(section, { lesson, title }, changed));
      } catch (error) {
        delete section.dataset.live;
        section.querySelector(".sc-say").textContent = SC.word("quiz.fault");
        console.error(error);
      }
    }
    changed();
    return () => {
      for (const item of items.values()) item.stop();
    };
  };

  SC.mounts["sc-quiz"] = (element, host) => SC.mountItems(element, host, () => {});
})(globalThis.SpasmCycle);
