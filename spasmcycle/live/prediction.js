// Predict first: the answer stays hidden until a prediction is recorded or skipped, or a link opens
// the figure. Then the reader's own guess stands beside the answer, and a line says how many fit.
(function (SC) {
  "use strict";
  /** @type {Record<string, string>} */
  const ARROWS = { up: "↑", down: "↓", same: "=" };

  /** The guess of one picture: what was said, what is true, and whether it may be seen. */
  SC.guessOf = function (spec, element, figure, host, quiet, again) {
    const key = `prediction/${spec.prediction}`;
    const panel = element.querySelector(".sc-guesses");
    /** @type {HTMLElement | null} */
    const ask = spec.prediction ? element.querySelector("sc-predict") : null;
    const verdict = ask?.querySelector(".sc-verdict");
    const stopAsking = ask && SC.mount(ask, host);
    const drawn = Object.values(spec.cuts)[0].marks.some((mark) => mark.mark.startsWith("guess"));
    const yours = SC.words[drawn ? "live.yours" : "live.yoursHere"];
    const states = spec.answers.map((name) => ({ ...spec.values, ...spec.presets[name] }));
    /** What the states that answer show. @type {SpasmCycle.Readouts[]} */
    const seen = [];
    let passed = false;
    let solving = false;
    let waiting = false;
    let timer = 0;

    /** What the reader said: nothing where the prediction was skipped. */
    function said() {
      const guess = spec.prediction ? SC.record.prediction(SC.store.get(key)) : null;
      return guess && !guess.skipped ? guess : null;
    }
    /** What is true of the question as it was asked; the read-outs now, until that is worked out. */
    const truth = (/** @type {SpasmCycle.Readouts} */ now) => (seen.at(-1) || now).truth;
    /** The cells that were answered, in the order of the table; old answers may hold more of them. */
    function cells(/** @type {SpasmCycle.Answers} */ mine) {
      const all = [];
      for (const [row, label] of Object.entries(spec.guess.rows)) {
        for (const [column, moment] of Object.entries(spec.guess.columns)) {
          const cell = `${row}.${column}`;
          const many = Object.keys(spec.guess.columns).length > 1;
          const name = many ? `${label}, ${moment}` : String(label);
          if (ARROWS[String(mine[cell])]) all.push({ cell, name, whole: `${label}, ${moment}` });
        }
      }
      return all;
    }

    /** Work out what the states that answer show, once, then go on. */
    function answers(/** @type {() => void} */ then) {
      const next = () => {
        if (seen.length === states.length) {
          solving = false;
          then();
          return;
        }
        const values = states[seen.length];
        SC.solver(figure).solve(values, {
          progress() {},
          done(runs) {
            seen.push(figure.readouts(values, runs, figure.facts));
            next();
          },
        });
      };
      if (solving) return;
      solving = true;
      next();
    }

    /**
     * How many fit, and what surprised.
     * @param {SpasmCycle.Prediction} mine
     * @param {SpasmCycle.Readouts} now
     */
    function verdictOf(mine, now) {
      const right = truth(now);
      if (!spec.guess.options) {
        const all = cells(mine.cells);
        const missed = all.filter(({ cell }) => mine.cells[cell] !== right[cell]);
        const fits = { right: all.length - missed.length, all: all.length };
        if (!all.length) return "";
        if (!missed.length) return SC.word("predict.all", fits);
        const list = missed.map(({ name }) => name.replace(/^./, (one) => one.toLowerCase()));
        const word = missed.length > 1 ? "predict.surprises" : "predict.surprise";
        return `${SC.word("predict.fits", fits)} ${SC.word(word, { list: list.join("; ") })}`;
      }
      const options = spec.guess.options;
      if (!mine.choice) return "";
      const known = Object.hasOwn(options, mine.choice);
      const words = {
        mine: known ? options[mine.choice] : SC.words["live.noGuess"],
        truth: options[right],
        says: spec.says,
      };
      const shown = Object.values(spec.guess.shown || {}).map((how, place) =>
        seen[place] && !quiet ? SC.told(String(how), seen[place]) : "",
      );
      const heard = mine.choice === right ? "predict.hit" : "predict.missed";
      return [SC.word(heard, words), ...shown].filter(Boolean).join(" ");
    }

    /** Each arrow beside what the model does. */
    function list(/** @type {SpasmCycle.Answers} */ mine, /** @type {SpasmCycle.Readouts} */ now) {
      const items = cells(mine).map(({ cell, whole }) => {
        const arrow = ARROWS[String(mine[cell])];
        const right = ARROWS[truth(now)[cell]];
        const text = `${whole}: ${SC.words["live.said"]} ${arrow}, ${spec.says} ${right}`;
        return SC.make("li", text, arrow === right ? "sc-same" : "");
      });
      const all = SC.make("ul");
      all.append(...items);
      panel.replaceChildren(SC.make("p", yours), all);
    }

    /** What is said of the guess comes into view, and the picture with it. */
    function bringUp() {
      const stage = element.querySelector(".sc-stage");
      const fold = stage.querySelector(".sc-fold").getBoundingClientRect();
      const view = stage.querySelector(".sc-view").getBoundingClientRect();
      const over = fold.left > view.right ? Math.max(view.top, 0) : view.bottom;
      if (fold.top < over || fold.bottom > innerHeight) stage.scrollIntoView();
    }

    /** The sign beside each guessed place: ✓ where it fits, else what is right there. */
    function signs(/** @type {SpasmCycle.Readouts} */ now) {
      /** @type {Record<string, string>} */
      const found = {};
      const mine = said();
      if (!mine || !seen.length) return found;
      const right = truth(now);
      if (spec.guess.options) {
        if (now.truth === right && mine.choice) {
          found[`guess-${mine.choice}`] = mine.choice === right ? "✓" : "✗";
        }
        return found;
      }
      for (const { cell } of cells(mine.cells)) {
        if (now.truth[cell] !== right[cell]) continue; // another state: another question
        const fits = mine.cells[cell] === right[cell];
        found[`guess-${cell.replace(".", "-")}`] = fits ? "✓" : ARROWS[right[cell]];
      }
      return found;
    }

    return {
      key,
      open: () => !spec.prediction || passed || SC.record.prediction(SC.store.get(key)) !== null,
      pass(on) {
        if (!ask || (on && SC.store.get(key))) return;
        passed = on;
        if (on) ask.dispatchEvent(new Event("sc-pass"));
      },
      add(readouts) {
        const mine = said();
        if (!mine) return;
        for (const [cell, direction] of Object.entries(mine.cells)) {
          readouts[`guess_${cell.replace(".", "_")}`] = ARROWS[String(direction)] || "";
        }
        if (!mine.choice) return;
        if (seen.length) readouts[`guess_${truth(readouts)}`] = SC.words["predict.truth"];
        readouts[`guess_${mine.choice}`] = SC.words["live.you"];
      },
      sign(cut, readouts) {
        if (drawn) SC.putSigns(cut, signs(readouts));
      },
      show(readouts) {
        if (!panel || !verdict) return;
        const mine = said();
        if (mine && !seen.length && states.length) {
          answers(() => {
            this.show(readouts);
            again();
          });
          return;
        }
        panel.hidden = Boolean(!mine || spec.guess.options || !cells(mine.cells).length);
        if (mine && !panel.hidden) list(mine.cells, readouts);
        if (waiting) return;
        const text = mine ? verdictOf(mine, readouts) : "";
        if (verdict.textContent !== text) verdict.textContent = text;
      },
      reveal(cuts, change) {
        if (!said()) return;
        this.stop();
        passed = false;
        if (verdict) verdict.textContent = "";
        bringUp();
        waiting = true;
        answers(() => {
          const calm = SC.calm();
          const turns = calm ? states.slice(-1) : states;
          const turn = (/** @type {number} */ place) => {
            change(turns[place]);
            const took = SC.drawAnswer(cuts.now(), calm);
            timer = setTimeout(
              () => {
                if (place + 1 < turns.length) {
                  turn(place + 1);
                  return;
                }
                waiting = false;
                this.show(seen[seen.length - 1]);
              },
              calm ? 0 : took,
            );
          };
          turn(0);
        });
      },
      stop() {
        if (!waiting) return;
        clearTimeout(timer);
        waiting = false;
        if (seen.length) this.show(seen[seen.length - 1]);
      },
      end() {
        clearTimeout(timer);
        if (stopAsking) stopAsking();
      },
    };
  };
})(globalThis.SpasmCycle);
