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
    /** Where on its slider a goal was reached: the place nearest to the start. */
    /** @type {Record<string, number>} */
    const places = {};
    /** Mark a place on the track of a slider. */
    function mark(/** @type {string} */ name, /** @type {number} */ value) {
      const row = element.querySelector(`[data-control="${name}"]`);
      const { low, high } = spec.controls[name];
      let place = row.querySelector(".sc-found > span");
      if (!place) {
        const found = SC.make("span", "", "sc-found");
        found.setAttribute("aria-hidden", "true");
        place = SC.make("span");
        found.append(place);
        row.append(found);
      }
      place.style.setProperty("--sc-share", String((value - low) / (high - low)));
      if (!quiet) place.textContent = String(value);
    }
    let stop = () => {};
    if (host) {
      hear();
      stop = host.listen(["reached"], hear);
    }
    return {
      // Keep on the track where a goal is reached, also on the way past it.
      note(values, readouts) {
        const seen = { ...readouts, v: values };
        for (const [, test, , name] of spec.goals) {
          if (!name || !SC.holds(test, seen)) continue;
          const from = Number(spec.values[name]);
          const value = Number(values[name]);
          const far = Math.abs((places[name] ?? Infinity) - from);
          if (Math.abs(value - from) >= far) continue;
          places[name] = value;
          mark(name, value);
        }
      },
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
