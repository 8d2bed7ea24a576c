// Runs behind a picture. A case names its model, hours and columns; few cases are solved at once,
// and one that is as it was in the last frame is not solved again. Many cases run in slices, so
// that the page stays alive: the picture follows as they come in, and a change cancels them.
(function (SC) {
  "use strict";
  const FEW = 12;
  const SLICE = 8; // milliseconds

  /** The run of one case. */
  SC.solveCase = function (one, figure, times) {
    const model = SC.models[one.model || figure.model];
    for (const name of one.columns ?? []) {
      if (model.stocks.includes(name) || model.observables.includes(name)) continue;
      const known = [...model.stocks, ...model.observables].join(", ");
      throw new RangeError(`unknown column '${name}'; known: ${known}`);
    }
    return SC.solve(model, model.defaults, one, one.hours || times, SC.tolerance);
  };

  /**
   * Runs by name; those of one group as a list, in the order of their cases.
   * @param {SpasmCycle.Runs} runs
   * @param {SpasmCycle.Case} one
   * @param {unknown} run
   */
  function gather(runs, one, run) {
    if (!one.group) runs[one.name] = run;
    else if (runs[one.group]) runs[one.group].push(run);
    else runs[one.group] = [run];
  }

  // Next task, sooner than any timer; a page in the background waits as the browser likes.
  const channel = new MessageChannel();
  /** @type {(() => void)[]} */
  const waiting = [];
  channel.port1.onmessage = () => waiting.shift()?.();
  const soon = (/** @type {() => void} */ task) => {
    waiting.push(task);
    channel.port2.postMessage(0);
  };

  /** A case as it runs: what a picture leaves for the last moment is worked out now. */
  const complete = (/** @type {SpasmCycle.Case} */ one, /** @type {SpasmCycle.Figure} */ figure) =>
    figure.complete ? figure.complete(one, figure.facts) : one;

  /**
   * A solver for one picture. `solve(values, { progress, done })` calls `done(runs)` when all is
   * solved, at once where there are few cases, and `progress(runs, solved, of)` after each slice
   * otherwise. A new call, or `cancel()`, ends the one before.
   */
  SC.solver = function (figure) {
    const times = SC.storedHours(figure.days);
    /** @type {Record<string, { settings: string, run: unknown }>} */
    const kept = {};
    /** @type {{ settings: string, runs: SpasmCycle.Runs } | null} All of the last many. */
    let whole = null;
    let ticket = 0;

    /**
     * Solve all at once what changed since the last frame.
     * @param {SpasmCycle.Case[]} cases
     */
    function few(cases) {
      /** @type {SpasmCycle.Runs} */
      const runs = {};
      for (const begun of cases) {
        const one = complete(begun, figure);
        const settings = JSON.stringify(one);
        if (!kept[one.name] || kept[one.name].settings !== settings) {
          kept[one.name] = { settings, run: SC.solveCase(one, figure, times) };
        }
        gather(runs, one, kept[one.name].run);
      }
      return runs;
    }

    /**
     * Solve a slice at a time.
     * @param {SpasmCycle.Case[]} cases
     * @param {Parameters<SpasmCycle.Solver["solve"]>[1]} hear
     */
    function many(cases, { progress, done }) {
      const mine = ticket;
      const settings = JSON.stringify(cases);
      if (whole?.settings === settings) {
        done(whole.runs);
        return;
      }
      /** @type {SpasmCycle.Runs} */
      const runs = {};
      let next = 0;
      const slice = () => {
        if (mine !== ticket) return;
        // No case is begun that would, if it took as long as the last one, end too late.
        const end = performance.now() + SLICE;
        let now = 0;
        let took = 0;
        do {
          const before = now || performance.now();
          const one = complete(cases[next], figure);
          gather(runs, one, SC.solveCase(one, figure, times));
          next++;
          now = performance.now();
          took = now - before;
        } while (next < cases.length && now + took < end);
        if (next < cases.length) {
          progress(runs, next, cases.length);
          soon(slice);
        } else {
          whole = { settings, runs };
          done(runs);
        }
      };
      soon(slice);
    }

    return {
      solve(now, hear) {
        ticket++;
        const values = { ...now };
        const cases = figure.cases(values, figure.facts);
        if (cases.length <= FEW) hear.done(few(cases));
        else many(cases, hear);
      },
      cancel() {
        ticket++;
      },
    };
  };
})(globalThis.SpasmCycle);
