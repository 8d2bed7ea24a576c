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
      SC.store.set(key, { ...entered(), ...change, at: new Date().toISOString() });
      say.textContent = SC.word(heard);
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
      record.focus();
    });
    again.addEventListener("click", () => {
      SC.store.set(key, null);
      restore(true);
      say.textContent = SC.word("predict.cleared");
      radios[0].focus();
    });
    const stop = SC.store.listen((name) => {
      if (name === key) restore(true);
    });
    SC.wake(element);
    restore();
    return stop;
  };
})(globalThis.SpasmCycle);
