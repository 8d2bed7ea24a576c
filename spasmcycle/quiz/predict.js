// One prediction: recorded, changed or skipped before the answer is shown.
(function (SC) {
  "use strict";

  /** Make a prediction live: a table of ↑ ↓ =, or one choice. */
  SC.mounts["sc-predict"] = function (element, host) {
    const key = `prediction/${element.dataset.name}`;
    const form = element.querySelector("form");
    const say = element.querySelector(".sc-say");
    const recorded = element.querySelector(".sc-recorded");
    const record = form.querySelector("[type=submit]");
    const skip = form.querySelector(".sc-skip");
    const again = form.querySelector(".sc-again");
    const parts = [...form.querySelectorAll("fieldset.sc-ask")];
    /** @type {NodeListOf<HTMLInputElement>} */
    const radios = form.querySelectorAll(".sc-ask input, .sc-sure input");

    /** @type {HTMLElement | null} Only in a figure: there the form folds away. */
    const fold = element.querySelector(".sc-fold");
    const reopen = fold?.querySelector("[data-fold=open]");
    let open = false;
    let passed = false;

    /** What is chosen in the form. */
    function entered() {
      /** @type {{ cells: SpasmCycle.Answers, confidence: number | null, choice?: string }} */
      const answer = { cells: {}, confidence: null };
      for (const radio of [...radios].filter((one) => one.checked)) {
        if (radio.name === "confidence") answer.confidence = Number(radio.value);
        else if (radio.name === "choice") answer.choice = radio.value;
        else answer.cells[radio.name] = radio.value;
      }
      return answer;
    }
    /**
     * Keep what is chosen, with a change, and say so.
     * @param {{ skipped: boolean, confidence?: null }} change
     * @param {string} heard
     */
    function keep(change, heard) {
      open = passed = false;
      SC.store.set(key, { ...entered(), ...change, at: new Date().toISOString() });
      say.textContent = SC.word(heard);
      if (!reopen) return;
      // The picture stays where it is, unless the focus would be out of sight.
      reopen.focus({ preventScroll: true });
      const { top, bottom } = reopen.getBoundingClientRect();
      if (top < 0 || bottom > innerHeight) reopen.scrollIntoView({ block: "nearest" });
    }
    /** Show what the store holds. Half-made entries stay while nothing is kept, unless `blank`. */
    function restore(blank = false) {
      const answer = SC.record.prediction(SC.store.get(key));
      if (answer || blank) {
        const { cells = {}, choice, confidence } = answer || {};
        /** @type {Record<string, unknown>} */
        const values = { ...cells, choice, confidence: String(confidence) };
        for (const radio of radios) radio.checked = values[radio.name] === radio.value;
      }
      const done = answer !== null && !answer.skipped;
      recorded.hidden = !answer;
      recorded.textContent = answer ? SC.word(done ? "predict.recorded" : "predict.skipped") : "";
      record.textContent = SC.word(done ? "predict.change" : "predict.record");
      skip.hidden = Boolean(answer);
      again.hidden = !answer;
      say.textContent = "";
      if (fold && reopen) {
        const folded = (answer !== null || passed) && !open;
        element.toggleAttribute("data-folded", folded);
        fold.hidden = !folded;
        fold.querySelector("[data-fold=again]").hidden = !done;
        const heard = done ? "predict.reopen" : answer ? "predict.now" : "predict.first";
        reopen.textContent = SC.word(heard);
        if (!answer && passed) recorded.textContent = SC.word("predict.passed");
        recorded.hidden = !folded;
      }
      if (host) host.set({ answer: answer || {} });
    }

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const open = parts.filter((part) => !part.querySelector("input:checked"));
      for (const part of parts) part.toggleAttribute("data-open", open.includes(part));
      if (!open.length) {
        keep({ skipped: false }, "predict.recorded");
        return;
      }
      const table = parts[0].matches(".sc-cell");
      const list = open.map((part) => part.querySelector("legend").textContent).join("; ");
      say.textContent = table ? SC.word("predict.missing", { list }) : SC.word("quiz.needChoice");
      open[0].querySelector("input").focus();
    });
    form.addEventListener("change", ({ target }) => {
      /** @type {Element} */ (target).closest("fieldset")?.removeAttribute("data-open");
    });
    skip.addEventListener("click", () => {
      keep({ confidence: null, skipped: true }, "predict.skipped");
      if (!fold) record.focus();
    });
    /** Forget the prediction, and ask again. */
    function startOver() {
      open = passed = false;
      SC.store.set(key, null);
      restore(true);
      say.textContent = SC.word("predict.cleared");
      radios[0].focus();
    }
    again.addEventListener("click", startOver);
    fold?.querySelector("[data-fold=again]").addEventListener("click", startOver);
    reopen?.addEventListener("click", () => {
      open = true;
      const first = passed;
      passed = false;
      restore();
      if (first) element.dispatchEvent(new Event("sc-ask"));
      ([...radios].find((one) => one.checked) || radios[0]).focus();
    });
    // A link has opened the figure: the question steps back, and stays on offer.
    element.addEventListener("sc-pass", () => {
      passed = true;
      open = false;
      restore();
    });
    const stop = SC.store.listen((name) => {
      if (name === key) restore(true);
    });
    SC.wake(element);
    restore();
    return stop;
  };
})(globalThis.SpasmCycle);
