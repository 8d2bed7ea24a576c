// Makes a picture live: joins controls, runs, marks, prediction and table of one element.
// It knows nothing of any model or picture: what to solve and what to show comes from
// `SpasmCycle.figures`, what to move from the element's own specification.
(function (SC) {
  "use strict";
  SC.mounts = SC.mounts || {};
  const STATUS_DELAY = 600;
  const PING_DELAY = 450;
  const ROUND_DELAY = 700; // of one with a pulse
  /** @type {(what: string, name: string, known: string[]) => string} */
  const unknown = (what, name, known) =>
    `${SC.words[what]} “${name}” ${SC.words["live.unknown"]} ${known.join(", ")}`;

  /** Make a picture live. */
  SC.mounts["sc-figure"] = function (element, host) {
    /** @type {SpasmCycle.FigureSpec} */
    const spec = JSON.parse(element.querySelector(".sc-spec").textContent);
    const figure = SC.figures[spec.name];
    const sentence = element.querySelector(".sc-sentence");
    const message = element.querySelector(".sc-message");
    /** @type {HTMLFieldSetElement} */
    const controls = element.querySelector(".sc-controls");
    /** @type {HTMLElement | null} Only before a prediction. */
    const wait = element.querySelector(".sc-wait");
    const set = SC.switches();
    const hidden = set.hide.includes("values");
    const defaults = { ...spec.values };
    const values = { ...spec.values };
    /** @type {Record<string, SpasmCycle.Input<unknown>>} */
    const inputs = {};
    const solver = SC.solver(figure);
    const guess = SC.guessOf(spec, element, figure, host, hidden, request);
    const goals = SC.goalsOf(spec, element, host, hidden);
    /** @type {SpasmCycle.Runs} */
    let runs = {};
    /** @type {SpasmCycle.Readouts | null} */
    let readouts = null;
    let frame = 0;
    let statusTimer = 0;
    let pingTimer = 0;

    let gliding = false;
    /** Each ends a drag that is under way. @type {(() => void)[]} */
    const drops = [];

    const cuts = SC.cutsOf(spec, element, () => {
      for (const drop of drops) drop();
      if (readouts) paint();
    });
    const tween = SC.tweenOf(element, move);
    const stopKeeping = SC.keepInSight(element);
    const say = (/** @type {string} */ text) => {
      message.textContent = text;
    };
    /** @type {(name: string, a: unknown, b: unknown) => boolean} */
    const same = (name, a, b) => SC.controls[spec.controls[name].kind].same(a, b);

    // ---- from values to the picture
    /** Solve what the values ask for, and paint. */
    function draw() {
      frame = 0;
      let over = false;
      solver.solve(shown(), {
        progress(some) {
          runs = some;
          gliding = false; // the parts come in one after another
          if (!frame) frame = requestAnimationFrame(paint);
        },
        done(all) {
          over = true;
          element.removeAttribute("aria-busy");
          runs = all;
          paint();
        },
      });
      if (!over) element.setAttribute("aria-busy", "true");
    }
    /** The settings, and the moment that is played between two of them. */
    const shown = () => ({ ...values, ...player.now() });
    /** Bring the picture, the table and the guess into line with the runs. */
    function paint() {
      frame = 0;
      readouts = figure.readouts(shown(), runs, figure.facts);
      guess.add(readouts);
      rest();
      if (!readouts.fine) say(SC.words["live.outside"]);
      tween.to(readouts, gliding);
      gliding = false;
      if (readouts.fine) guess.sign(cuts.now(), readouts);
      if (!player.playing()) table.follow();
      if (readouts.fine && !waits()) goals.note(values, readouts);
      element.dataset.live = "yes";
      clearTimeout(statusTimer);
      statusTimer = setTimeout(speak, STATUS_DELAY);
    }
    /** Move what is drawn to a state. */
    function move(/** @type {SpasmCycle.Readouts} */ state) {
      const { svg, marks, axes } = cuts.now();
      svg.style.opacity = state.fine ? "" : "0.3";
      if (state.fine) SC.moveMarks(marks, state, axes);
    }
    /** Draw in the next frame, once. */
    function request() {
      if (!frame) frame = requestAnimationFrame(draw);
    }
    const table = SC.tableOf(spec, element, () => {
      if (!readouts) draw();
      return readouts || {};
    });

    /** @type {NodeListOf<HTMLButtonElement>} */
    const playing = element.querySelectorAll(".sc-play button");
    /** A control that is locked by the link, or acts on nothing now, is switched off. */
    function rest() {
      const idle = readouts?.idle || [];
      for (const [name, input] of Object.entries(inputs)) {
        const off = set.lock.includes(name) || idle.includes(name);
        if (input.resting === off) continue;
        input.resting = off;
        if (name === spec.plays) for (const one of playing) one.disabled = off;
        if (input.rest) input.rest(off);
        else for (const part of input.parts || []) part.disabled = off;
      }
    }
    /** Say in words what the picture shows. */
    function speak() {
      if (!readouts) return;
      const text = hidden ? SC.words["live.hiddenNumbers"] : figure.describe(readouts);
      if (sentence.textContent !== text) sentence.textContent = text;
      label();
      guess.show(readouts);
      if (readouts.fine && !waits()) goals.judge(values, readouts);
    }
    const waits = () => element.classList.contains("sc-veiled");
    /** The text alternative says what can be seen now: no answer before the prediction. */
    function label() {
      const seen = waits() ? SC.words["live.wait"] : sentence.textContent;
      for (const { svg } of cuts.all) svg.setAttribute("aria-label", `${spec.chart} ${seen}`);
    }

    // ---- changes: taken over from wherever they come; what is not allowed is refused and named
    /**
     * Take values over, and return whether none was refused.
     * @param {SpasmCycle.Values} changes
     * @param {"reader" | "link" | "python" | "drag" | "play"} from
     */
    function change(changes, from) {
      /** @type {string[]} */
      const faults = [];
      /** @type {SpasmCycle.Values} */
      const taken = {};
      for (const [name, value] of Object.entries(changes)) {
        try {
          if (!Object.hasOwn(spec.controls, name)) {
            throw new RangeError(unknown("live.control", name, Object.keys(spec.controls)));
          }
          const control = spec.controls[name];
          const kind = SC.controls[control.kind];
          taken[name] =
            from === "link" ? kind.decode(control, String(value)) : kind.checked(control, value);
        } catch (fault) {
          faults.push(/** @type {Error} */ (fault).message);
        }
      }
      say(faults.join(" "));
      let moved = false;
      for (const [name, value] of Object.entries(taken)) {
        if (!same(name, values[name], value)) moved = true;
        values[name] = value;
        inputs[name].show(value);
      }
      if (moved) {
        press();
        gliding = from === "reader" || from === "link";
        if (from !== "play") {
          player.end();
          request();
        }
        if (host && from !== "python") tell();
      }
      return faults.length === 0;
    }
    let telling = 0;
    /** Tell Python, not more often than it can follow. */
    function tell() {
      if (telling) return;
      telling = setTimeout(() => {
        telling = 0;
        host?.set({ ...values });
      }, 60);
    }

    // ---- controls
    /** @type {SpasmCycle.Picture} */
    const picture = {
      drag(name, moved, { begin, end } = {}) {
        for (const { svg, marks, axes } of cuts.all) {
          const mark = marks.find((one) => one.mark === name);
          if (!mark) continue;
          let before = { ...values };
          const drop = SC.dragMark(mark, svg, axes[mark.axes], moved, {
            may: () => !controls.disabled,
            begin(place, part) {
              before = { ...values };
              element.dataset.held = name;
              begin?.(place, part);
            },
            end() {
              delete element.dataset.held;
              end?.();
            },
            undo() {
              delete element.dataset.held;
              end?.();
              change(before, "drag");
            },
          });
          drops.push(drop);
        }
      },
    };
    const may = (/** @type {string} */ name) => !controls.disabled && !inputs[name].resting;
    /** A slider is followed at once; one that counts glides from step to step. */
    function atOnce(/** @type {SpasmCycle.Spec & Record<string, any>} */ control) {
      if (control.kind === "slider" && !control.whole) return true;
      return Boolean(element.dataset.held || controls.querySelector("input[type=range]:active"));
    }
    const player = SC.playOf(spec, element, {
      values: () => values,
      set: (name, value) => change({ [name]: value }, "play"),
      draw,
    });
    const grabs = SC.grabsOf(spec, element, cuts, {
      may,
      values: () => values,
      take: (name, value) => {
        stopPing();
        change({ [name]: value }, "drag");
      },
      readouts: () => readouts || {},
    });
    drops.push(grabs.drop);
    const pulse = SC.pulseOf(spec, cuts);
    for (const [name, control] of Object.entries(spec.controls)) {
      const row = element.querySelector(`[data-control="${name}"]`);
      const changed = (/** @type {unknown} */ value) => {
        if (!may(name)) return false;
        stopPing();
        return change({ [name]: value }, atOnce(control) ? "drag" : "reader");
      };
      inputs[name] = SC.controls[control.kind].attach(row, control, changed, picture);
    }
    /** @type {HTMLElement[]} */
    const chips = [...element.querySelectorAll("[data-preset]")];
    const settings = (/** @type {string} */ key) => ({ ...defaults, ...spec.presets[key] });
    const preset = (/** @type {string} */ key) => change(settings(key), "reader");
    for (const chip of chips) {
      chip.addEventListener("click", () => {
        stopPing();
        preset(chip.dataset.preset || "");
      });
    }
    /** The chip of the setting that holds now is pressed, however it came to hold. */
    function press() {
      for (const chip of chips) {
        const asked = Object.entries(settings(chip.dataset.preset || ""));
        const holds = asked.every(([name, value]) => same(name, value, values[name]));
        chip.setAttribute("aria-pressed", String(holds));
      }
    }

    // ---- buttons
    const said = element.querySelector(".sc-said");
    /** End the steps that go by themselves. */
    function stopPing() {
      clearTimeout(pingTimer);
      pulse.stop();
      guess.stop();
    }
    /** @type {Record<string, () => void>} */
    const actions = {
      ...player.actions,
      /** Everything as at the start. */
      reset() {
        stopPing();
        change(defaults, "reader");
        said.textContent = "";
      },
      /** The address of what is shown, for somebody else. */
      async link() {
        const address = location.href.split("#")[0] + SC.linkOf(spec, values);
        try {
          await navigator.clipboard.writeText(address);
          said.textContent = SC.words["live.copied"];
        } catch {
          said.textContent = `${SC.words["live.copyThis"]} ${address}`;
        }
      },
      /** To the link that led here. */
      back: () => follows?.back(),
      /** One step after another, up to the end; a pulse runs round with each. */
      ping() {
        stopPing();
        const most = spec.controls[spec.ping].high;
        const delay = spec.pulse.length ? ROUND_DELAY : PING_DELAY;
        const next = (/** @type {number} */ round) => {
          change({ [spec.ping]: round }, "reader");
          if (round >= most) return;
          if (readouts) pulse.run(delay, spec.sizes ? readouts[spec.sizes][round] : 1, readouts);
          pingTimer = setTimeout(next, delay, round + 1);
        };
        next(SC.calm() ? most : 0);
        if (SC.calm() && readouts) pulse.steps(readouts);
      },
    };
    for (const button of element.querySelectorAll("[data-do]")) {
      button.addEventListener("click", () => actions[String(button.dataset.do)]());
    }

    // ---- predict first
    /** Hide the answer until there is a prediction. */
    function gate() {
      const open = guess.open();
      element.classList.toggle("sc-veiled", !open);
      controls.disabled = !open;
      if (!open) player.end();
      controls.hidden = Boolean(spec.prediction) && !open;
      if (wait) wait.hidden = open;
      label();
    }
    const stopListening = SC.store.listen((key) => {
      if (spec.prediction && key === guess.key) {
        gate();
        request();
        guess.reveal(cuts, (asked) => {
          change(asked, "reader");
          cancelAnimationFrame(frame);
          draw();
        });
      }
    });
    element.querySelector("sc-predict")?.addEventListener("sc-ask", () => {
      guess.pass(false);
      gate();
    });

    // ---- links, switches, Python
    if (hidden) {
      element.classList.add("sc-hide-values");
      sentence.textContent = SC.words["live.hiddenNumbers"];
    }
    if (set.theme === "dark" || set.theme === "light") {
      document.documentElement.dataset.theme = set.theme;
    }
    // The first figure speaks for the page: of names in the address that nothing here has.
    const figures = [...document.querySelectorAll("sc-figure .sc-spec")];
    const speaks = Boolean(figures[0]?.closest("sc-figure") === element);
    const namesOf = (/** @type {string} */ part) =>
      figures.flatMap((other) => {
        const found = JSON.parse(other.textContent)[part];
        return typeof found === "string" ? [found] : Object.keys(found);
      });
    /**
     * Say which names nothing here has.
     * @param {string} what
     * @param {string[]} names
     * @param {string} [part] Where the known names stand in a specification.
     */
    function warn(what, names, part) {
      const known = part ? [...new Set(namesOf(part))] : ["values"];
      const faults = names
        .filter((n) => n && !known.includes(n))
        .map((n) => unknown(what, n, known));
      if (faults.length) say([message.textContent, ...faults].filter(Boolean).join(" "));
    }
    /** Show what the address asks for. */
    function fromLink() {
      const asked = SC.linked(location.hash);
      if (!asked) return;
      if (asked.name !== spec.name) {
        if (speaks) warn("live.figure", [asked.name], "name");
        return;
      }
      change(defaults, "reader");
      const fine = change(Object.fromEntries(asked.pairs), "link");
      if (!fine) say(`${SC.words["live.badLink"]} ${message.textContent}`);
      guess.pass(true);
      gate();
      const title = element.querySelector("figcaption :is(h2, h3)");
      if (title) title.focus({ preventScroll: true });
      element.querySelector(".sc-stage").scrollIntoView();
    }
    /** @type {SpasmCycle.Follows | null} */
    let follows = null;
    for (const [name, value] of Object.entries(values)) inputs[name].show(value);
    // More controls that are all locked are no place to stop at.
    for (const more of element.querySelectorAll(".sc-more")) {
      const rows = [...more.querySelectorAll("[data-control]")];
      more.inert = rows.every((row) => set.lock.includes(row.dataset.control || ""));
    }
    if (set.start && Object.hasOwn(spec.presets, set.start)) preset(set.start);
    let stopHearing = () => {};
    if (host) {
      const names = Object.keys(spec.controls);
      const hear = () => change(Object.fromEntries(names.map((n) => [n, host.get(n)])), "python");
      hear();
      stopHearing = host.listen(names, hear);
    } else {
      fromLink();
      if (speaks) {
        warn("live.preset", [set.start || ""], "presets");
        warn("live.control", set.lock, "controls");
        warn("live.hide", set.hide);
      }
      follows = SC.followsOf(spec.name, fromLink, (can) => {
        element.querySelector(".sc-return").hidden = !can;
      });
    }
    gate();
    /**
     * The picture in the page shows the defaults already: the first run can wait until the browser
     * has nothing else to do, so that the controls answer sooner.
     */
    function begin() {
      if (readouts) return;
      draw();
      if (!readouts) return;
      clearTimeout(statusTimer);
      guess.show(readouts);
    }
    if (Object.keys(values).some((name) => !same(name, values[name], defaults[name]))) {
      begin();
      if (readouts) speak();
    } else {
      (globalThis.requestIdleCallback || setTimeout)(begin);
    }
    return () => {
      stopListening();
      stopHearing();
      stopPing();
      player.stop();
      for (const drop of drops) drop();
      tween.stop();
      goals.stop();
      solver.cancel();
      cuts.stop();
      stopKeeping();
      cancelAnimationFrame(frame);
      guess.end();
      follows?.stop();
    };
  };
})(globalThis.SpasmCycle);
