// Goals of a picture: ticked once they are reached, said once, kept for this visit. The tests are
// data (see `figures/goal.py`), so that Python and the page decide alike.
(function (SC) {
  "use strict";
  /** The read-out of that name; a dot leads into it. */
  const at = (/** @type {SpasmCycle.Readouts} */ seen, /** @type {string} */ name) =>
    name.split(".").reduce((part, step) => part[step], seen);
  /** @type {Record<string, (a: any, b: any) => boolean>} */
  const COMPARE = {
    "<": (a, b) => a < b,
    "<=": (a, b) => a <= b,
    ">": (a, b) => a > b,
    ">=": (a, b) => a >= b,
    is: (a, b) => a === b,
    "is not": (a, b) => a !== b,
  };

  /** Whether a test holds of what is seen. */
  SC.holds = function ([first, ...rest], seen) {
    if (first === "and") return rest.every((test) => SC.holds(test, seen));
    if (first === "or") return rest.some((test) => SC.holds(test, seen));
    return COMPARE[rest[0]](at(seen, first), rest[1]);
  };

  /** The sentence `how` with what is seen put in: read-outs, and controls none is named like. */
  SC.told = (how, seen) => SC.fill(how, { ...seen.v, ...seen });

  /** The goals of one picture; `host` tells Python, `quiet` leaves out the numbers. */
  SC.goalsOf = function (spec, element, host, quiet) {
    const reached = new Set();
    /** Tick a goal and say how it was reached. */
    function tick(/** @type {string} */ id, /** @type {string} */ how) {
      const item = element.querySelector(`[data-goal="${id}"]`);
      reached.add(id);
      item.classList.add("sc-met");
      item.querySelector(".sc-how").textContent = `${SC.words["live.reached"]} ${how}`.trim();
    }
    /** What Python says is reached: by another view of this figure, or before this one. */
    function hear() {
      const known = /** @type {string[]} */ (host?.get("reached") || []);
      for (const [id] of spec.goals) if (known.includes(id) && !reached.has(id)) tick(id, "");
    }
    let stop = () => {};
    if (host) {
      hear();
      stop = host.listen(["reached"], hear);
    }
    return {
      // Tick what this state reaches.
      judge(values, readouts) {
        const seen = { ...readouts, v: values };
        const before = reached.size;
        for (const [id, test, how] of spec.goals) {
          if (reached.has(id) || !SC.holds(test, seen)) continue;
          tick(id, quiet ? "" : SC.told(how, seen));
        }
        if (host && reached.size > before) host.set({ reached: [...reached] });
      },
      stop: () => stop(),
    };
  };
})(globalThis.SpasmCycle);
