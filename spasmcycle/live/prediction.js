// Predict first: the answer stays hidden until a prediction is recorded or skipped; then the
// reader's own guess stands beside it.
(function (SC) {
  "use strict";
  /** @type {Record<string, string>} */
  const ARROWS = { up: "↑", down: "↓", same: "=" };

  /** The guess of one picture. `spec` is the picture's, `element` its own. */
  SC.guessOf = function (spec, element) {
    const key = `prediction/${spec.prediction}`;
    const panel = element.querySelector(".sc-guesses");
    const drawn = Object.values(spec.cuts)[0].marks.some((mark) => mark.mark.startsWith("guess"));
    const yours = SC.words[drawn ? "live.yours" : "live.yoursHere"];
    const asked = () => document.querySelector(`sc-predict[data-name="${spec.prediction}"]`);
    const kept = () => (spec.prediction ? SC.record.prediction(SC.store.get(key)) : null);

    /**
     * A prediction by one choice: what the reader chose, beside what the model does.
     * @param {string} choice
     * @param {SpasmCycle.Readouts} readouts
     */
    function showChoice(choice, readouts) {
      const line = document.createElement("p");
      const known = Object.hasOwn(spec.guess.options, choice);
      const mine = known ? spec.guess.options[choice] : SC.words["live.noGuess"];
      const truth = spec.guess.options[readouts.truth];
      line.textContent = `${yours} ${SC.words["live.said"]} “${mine}”, ${spec.says} “${truth}”.`;
      if (choice === readouts.truth) line.className = "sc-same";
      panel.replaceChildren(line);
    }

    /**
     * A prediction by a table: each arrow beside what the model does.
     * @param {SpasmCycle.Answers} mine
     * @param {SpasmCycle.Readouts} readouts
     */
    function showTable(mine, readouts) {
      const list = document.createElement("ul");
      for (const [row, label] of Object.entries(spec.guess.rows)) {
        for (const [column, moment] of Object.entries(spec.guess.columns)) {
          const said = ARROWS[String(mine[`${row}.${column}`])] || SC.words["live.noGuess"];
          const item = document.createElement("li");
          const truth = ARROWS[readouts.truth[`${row}.${column}`]];
          item.textContent = `${label}, ${moment}: ${SC.words["live.said"]} ${said}, ${spec.says} ${truth}`;
          if (said === truth) item.className = "sc-same";
          list.append(item);
        }
      }
      const head = document.createElement("p");
      head.textContent = yours;
      panel.replaceChildren(head, list);
    }

    return {
      key,
      // Whether the answer may be seen.
      open: () => !spec.prediction || !asked() || Boolean(kept()),
      // What the reader said, as read-outs that the drawing's marks show.
      add(readouts) {
        const guess = kept();
        if (!guess || guess.skipped) return;
        if (guess.choice) readouts[`guess_${guess.choice}`] = SC.words["live.you"];
        for (const [cell, direction] of Object.entries(guess.cells)) {
          readouts[`guess_${cell.replace(".", "_")}`] = ARROWS[String(direction)] || "";
        }
      },
      show(readouts) {
        if (!panel) return;
        const guess = kept();
        const mine = guess?.skipped ? null : guess;
        const choice = spec.guess.options && mine?.choice;
        const cells = !spec.guess.options && mine && Object.keys(mine.cells).length && mine.cells;
        panel.hidden = !choice && !cells;
        if (choice) showChoice(choice, readouts);
        if (cells) showTable(cells, readouts);
      },
    };
  };
})(globalThis.SpasmCycle);
