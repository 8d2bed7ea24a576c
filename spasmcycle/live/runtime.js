// Makes a picture live: reads the controls, solves the generated model, moves the marked artists.
// It knows nothing of the model or of any picture: what to solve and what to show comes from
// `SpasmCycle.figures`, what to move from the element's own specification.
(function (SC) {
  "use strict";
  SC.mounts = SC.mounts || {};
  const ARROWS = { up: "↑", down: "↓", same: "=" };
  const STATUS_DELAY = 600;
  const PING_DELAY = 450;
  const tenth = (n) => Math.round(n * 10) / 10;
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  // ---- marks: each kind moves one artist from the read-outs --------------------------------
  function boxes(across, up, axes) {
    let d = "";
    for (let i = 0; i < across.length; i++) {
      const x0 = tenth(axes.x[0] + axes.x[1] * across[i][0]);
      const x1 = tenth(axes.x[0] + axes.x[1] * across[i][1]);
      const y0 = tenth(axes.y[0] + axes.y[1] * up[i][0]);
      const y1 = tenth(axes.y[0] + axes.y[1] * up[i][1]);
      d += `M${x0} ${y0}L${x1} ${y0}L${x1} ${y1}L${x0} ${y1}z`;
    }
    return d || `M${tenth(axes.x[0])} ${tenth(axes.y[0])}`;
  }

  // Outlines or strokes through points x, y, x, y …: straight, or Catmull-Rom curves, in which a
  // point given twice is a corner.
  function traced(points, { size, closed, smooth }, axes) {
    const X = [];
    const Y = [];
    for (let i = 0; i < points.length; i += 2) {
      X.push(axes.x[0] + axes.x[1] * points[i]);
      Y.push(axes.y[0] + axes.y[1] * points[i + 1]);
    }
    const n = size || X.length;
    let d = "";
    for (let s = 0; s < X.length; s += n) {
      d += `M${tenth(X[s])} ${tenth(Y[s])}`;
      for (let i = 0; i < (closed ? n : Math.max(1, n - 1)); i++) {
        const a = s + i;
        const b = s + ((i + 1) % n);
        if (smooth) {
          const p = i ? a - 1 : closed ? s + n - 1 : a;
          const q = i + 2 < n ? a + 2 : closed ? s + ((i + 2) % n) : b;
          const k = X[a] === X[b] && Y[a] === Y[b] ? 0 : 1 / 6;
          d += `C${tenth(X[a] + (X[b] - X[p]) * k)} ${tenth(Y[a] + (Y[b] - Y[p]) * k)} `;
          d += `${tenth(X[b] - (X[q] - X[a]) * k)} ${tenth(Y[b] - (Y[q] - Y[a]) * k)} `;
        } else d += "L";
        d += `${tenth(X[b])} ${tenth(Y[b])}`;
      }
      if (closed) d += "z";
    }
    return d || `M${tenth(axes.x[0])} ${tenth(axes.y[0])}`;
  }

  // Write a path only when it changes: each write makes the browser look again.
  function outline(mark, d) {
    if (mark.d === d) return;
    mark.d = d;
    mark.node.setAttribute("d", d);
  }

  const kinds = {
    curve(mark, r, axes) {
      const xs = r[mark.x];
      const ys = r[mark.y];
      if (mark.xs === xs && mark.ys === ys) return; // the run was not solved again
      mark.xs = xs;
      mark.ys = ys;
      if (!mark.heads || mark.count !== xs.length || mark.fixed !== xs[xs.length - 1]) {
        mark.count = xs.length;
        mark.fixed = xs[xs.length - 1];
        mark.heads = Array.from(xs, (x) => `L${tenth(axes.x[0] + axes.x[1] * x)} `);
        mark.heads[0] = "M" + mark.heads[0].slice(1);
      }
      const a = axes.y[0];
      const b = axes.y[1];
      let d = "";
      for (let i = 0; i < ys.length; i++) d += mark.heads[i] + Math.round((a + b * ys[i]) * 10) / 10;
      outline(mark, d);
    },
    dot(mark, r, axes) {
      mark.node.setAttribute("x", tenth(axes.x[0] + axes.x[1] * r[mark.x]));
      mark.node.setAttribute("y", tenth(axes.y[0] + axes.y[1] * r[mark.y]));
    },
    text(mark, r) {
      const text = r[mark.value];
      if (mark.node.textContent !== text) mark.node.textContent = text;
    },
    bars(mark, r, axes) {
      const reach = mark.places.map((_, i) => [r[mark.low][i], r[mark.high][i]]);
      const d = mark.sideways ? boxes(reach, mark.places, axes) : boxes(mark.places, reach, axes);
      outline(mark, d);
    },
    band(mark, r, axes) {
      const x = r[mark.x];
      const on = r[mark.on];
      const spans = [];
      for (let i = 0; i + 1 < x.length; i++) {
        if (on[i] !== mark.value) continue;
        const last = spans[spans.length - 1];
        if (last && last[1] === x[i]) last[1] = x[i + 1];
        else spans.push([x[i], x[i + 1]]);
      }
      outline(mark, boxes(spans, spans.map(() => [mark.low, mark.high]), axes));
    },
    shape(mark, r, axes) {
      if (mark.at === r[mark.points]) return; // the same list as in the last frame
      mark.at = r[mark.points];
      outline(mark, traced(r[mark.points], mark, axes));
    },
    look(mark, r) {
      if (mark.width && mark.wide !== r[mark.width]) {
        mark.wide = r[mark.width];
        mark.node.style.strokeWidth = mark.wide;
      }
    },
  };
  const SHAPES = { dot: "use", text: "text" };

  // ---- checking what comes from a link, a number box or Python -----------------------------
  const unknown = (what, name, known) =>
    `${SC.words[what]} “${name}” ${SC.words["live.unknown"]} ${known.join(", ")}`;

  // The value that `control` may have, or throws with a message that names it and what is allowed.
  function checked(control, value) {
    const w = SC.words;
    if (control.options) {
      if (control.options.includes(String(value))) return String(value);
      throw new RangeError(
        `${control.label}: “${value}” ${w["live.unknown"]} ${control.options.join(", ")}`,
      );
    }
    const allowed = `${control.low} ${w["live.to"]} ${control.high}`;
    const number = typeof value === "number" ? value : Number(String(value).trim() || NaN);
    if (!Number.isFinite(number)) {
      throw new RangeError(`${control.label}: “${value}” ${w["live.notANumber"]} ${allowed}`);
    }
    if (number < control.low || number > control.high) {
      throw new RangeError(`${control.label}: ${number} ${w["live.beyond"]} ${allowed}`);
    }
    return number;
  }

  // Switches in the page's address: ?hide=values&lock=k,grade&start=stuck&theme=dark
  function switches() {
    const query = new URLSearchParams(location.search);
    return {
      hide: (query.get("hide") || "").split(","),
      lock: (query.get("lock") || "").split(","),
      start: query.get("start"),
      theme: query.get("theme"),
    };
  }

  // State in the page's address: #live:time-course:k=0.4,grade=bulge
  const linkOf = (name, values) =>
    `#live:${name}:` + Object.entries(values).map(([k, v]) => `${k}=${v}`).join(",");

  // The figure that an address names, and the settings it asks for as [control, value]; or null.
  function linked(hash) {
    let text = hash;
    try {
      text = decodeURIComponent(hash);
    } catch (broken) {
      // A broken escape is read as it stands.
    }
    const [, name, state] = text.match(/^#live:([^:]*):?(.*)$/s) || [];
    if (name === undefined) return null;
    const pair = (part) => [part.split("=", 1)[0], part.split("=").slice(1).join("=")];
    return { name, pairs: state.split(",").filter(Boolean).map(pair) };
  }

  // ---- one figure --------------------------------------------------------------------------
  SC.mounts["sc-figure"] = function (element, host) {
    const spec = JSON.parse(element.querySelector(".sc-spec").textContent);
    const figure = SC.figures[spec.name];
    const times = SC.storedHours(figure.days);
    const svg = element.querySelector(".sc-picture svg");
    const sentence = element.querySelector(".sc-sentence");
    const message = element.querySelector(".sc-message");
    const controls = element.querySelector(".sc-controls");
    const table = element.querySelector(".sc-table");
    const guesses = element.querySelector(".sc-guesses");
    const wait = element.querySelector(".sc-wait");
    const set = switches();
    const hidden = set.hide.includes("values");
    const drawn = spec.marks.some((mark) => mark.mark.startsWith("guess"));
    const yours = SC.words[drawn ? "live.yours" : "live.yoursHere"];
    const defaults = { ...spec.values };
    const values = { ...spec.values };
    const inputs = {};
    const solved = {};
    let readouts = null;
    let frame = 0;
    let statusTimer = 0;
    let pingTimer = 0;

    for (const mark of spec.marks) {
      mark.group = svg.querySelector(`[data-mark="${mark.mark}"]`);
      mark.node = mark.group.querySelector(SHAPES[mark.kind] || "path") || mark.group;
    }

    const say = (text) => {
      message.textContent = text;
    };

    // The run of one case; a case that is as it was in the last frame is not solved again.
    function solve(one) {
      const settings = JSON.stringify(one);
      if (!solved[one.name] || solved[one.name].settings !== settings) {
        const run = SC.solve(SC.models.full, SC.defaults, one, times, SC.tolerance);
        solved[one.name] = { settings, run };
      }
      return solved[one.name].run;
    }

    function read() {
      const runs = {};
      for (const one of figure.cases(values, figure.facts)) runs[one.name] = solve(one);
      const found = figure.readouts(values, runs, figure.facts);
      const guess = spec.prediction && SC.store.get(`prediction/${spec.prediction}`);
      if (guess && guess.choice && !guess.skipped) {
        found[`guess_${guess.choice}`] = SC.words["live.you"];
      }
      if (guess && guess.cells && !guess.skipped) {
        for (const [cell, direction] of Object.entries(guess.cells)) {
          found[`guess_${cell.replace(".", "_")}`] = ARROWS[direction] || "";
        }
      }
      return found;
    }

    // A control that is locked by the link, or acts on nothing now, is switched off.
    function rest() {
      const idle = readouts.idle || [];
      for (const [name, { parts }] of Object.entries(inputs)) {
        const off = set.lock.includes(name) || idle.includes(name);
        for (const part of parts) if (part.disabled !== off) part.disabled = off;
      }
    }

    function draw() {
      frame = 0;
      readouts = read();
      rest();
      if (!readouts.fine) {
        say(SC.words["live.outside"]);
        svg.style.opacity = "0.3";
      } else {
        svg.style.opacity = "";
        for (const mark of spec.marks) {
          if (mark.shown && mark.seen !== readouts[mark.shown]) {
            mark.seen = readouts[mark.shown];
            mark.group.style.visibility = mark.seen ? "visible" : "hidden";
          }
          kinds[mark.kind](mark, readouts, spec.axes[mark.axes]);
        }
      }
      if (table.open) fillTable();
      element.dataset.live = "yes";
      clearTimeout(statusTimer);
      statusTimer = setTimeout(speak, STATUS_DELAY);
    }

    function speak() {
      const text = hidden ? SC.words["live.hiddenNumbers"] : figure.describe(readouts);
      if (sentence.textContent !== text) sentence.textContent = text;
      label();
      showGuesses();
    }

    // The text alternative says what can be seen now: no answer before the prediction.
    function label() {
      const waiting = element.classList.contains("sc-veiled");
      const seen = waiting ? SC.words["live.wait"] : sentence.textContent;
      svg.setAttribute("aria-label", `${spec.chart} ${seen}`);
    }

    function request() {
      if (!frame) frame = requestAnimationFrame(draw);
    }

    // Show a value in its own control.
    function show(name) {
      const control = spec.controls[name];
      const { range, number, select } = inputs[name];
      if (select) select.value = values[name];
      else {
        range.value = values[name];
        if (number !== document.activeElement || Number(number.value) !== values[name]) {
          number.value = values[name];
        }
        const unit = control.unit ? ` ${control.unit}` : "";
        range.setAttribute("aria-valuetext", `${values[name]}${unit}`);
      }
    }

    // Take over changes, from wherever they come; what is not allowed is refused and named.
    function change(changes, from) {
      const faults = [];
      const taken = {};
      for (const [name, value] of Object.entries(changes)) {
        try {
          if (!Object.hasOwn(spec.controls, name)) {
            throw new RangeError(unknown("live.control", name, Object.keys(spec.controls)));
          }
          taken[name] = checked(spec.controls[name], value);
        } catch (fault) {
          faults.push(fault.message);
        }
      }
      say(faults.join(" "));
      let moved = false;
      for (const [name, value] of Object.entries(taken)) {
        if (values[name] !== value) moved = true;
        values[name] = value;
        show(name);
      }
      if (moved) {
        request();
        if (host && from !== "python") tell();
      }
      return faults.length === 0;
    }

    let telling = 0;
    function tell() {
      if (telling) return;
      telling = setTimeout(() => {
        telling = 0;
        host.set({ ...values });
      }, 60);
    }

    // ---- controls
    const decimals = (step) => (String(step).split(".")[1] || "").length;
    for (const [name, control] of Object.entries(spec.controls)) {
      const row = element.querySelector(`[data-control="${name}"]`);
      const range = row.querySelector("input[type=range]");
      const number = row.querySelector("input[type=number]");
      const select = row.querySelector("select");
      inputs[name] = { range, number, select };
      const user = (value) => {
        stopPing();
        return change({ [name]: value }, "reader");
      };
      if (select) select.addEventListener("change", () => user(select.value));
      else {
        range.addEventListener("input", () => user(Number(range.value)));
        const typed = () => {
          if (!user(number.value)) number.value = values[name];
        };
        number.addEventListener("change", typed);
        // In JupyterLab, Enter in a number box makes no change event of its own.
        number.addEventListener("keydown", (event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          typed();
        });
        for (const button of row.querySelectorAll("[data-step]")) {
          button.addEventListener("click", () => {
            const next = values[name] + Number(button.dataset.step) * control.step;
            const inside = Math.min(control.high, Math.max(control.low, next));
            user(Number(inside.toFixed(decimals(control.step))));
          });
        }
      }
      inputs[name].parts = row.querySelectorAll("input, select, button");
    }
    const presets = element.querySelector(".sc-presets select");
    const preset = (key) => change({ ...defaults, ...spec.presets[key] }, "reader");
    if (presets) {
      presets.addEventListener("change", () => {
        stopPing();
        if (presets.value) preset(presets.value);
      });
    }

    // ---- buttons
    const said = element.querySelector(".sc-said");
    function stopPing() {
      clearTimeout(pingTimer);
    }
    const actions = {
      reset() {
        stopPing();
        change(defaults, "reader");
        if (presets) presets.value = "";
        said.textContent = "";
      },
      async link() {
        const address = location.href.split("#")[0] + linkOf(spec.name, values);
        try {
          await navigator.clipboard.writeText(address);
          said.textContent = SC.words["live.copied"];
        } catch (refused) {
          said.textContent = `${SC.words["live.copyThis"]} ${address}`;
        }
      },
      ping() {
        stopPing();
        const most = spec.controls[spec.ping].high;
        if (calm()) return change({ [spec.ping]: most }, "reader");
        const next = (round) => {
          change({ [spec.ping]: round }, "reader");
          if (round < most) pingTimer = setTimeout(next, PING_DELAY, round + 1);
        };
        return next(0);
      },
    };
    for (const button of element.querySelectorAll("[data-do]")) {
      button.addEventListener("click", () => actions[button.dataset.do]());
    }

    // ---- the table twin and the file of all rows
    const cells = (row) =>
      spec.table.columns.map(([, key, digits]) =>
        digits === null ? readouts[key][row] : SC.fixed(readouts[key][row], digits),
      );
    const length = () => readouts[spec.table.columns[0][1]].length;
    function fillTable() {
      const body = table.querySelector("tbody");
      const rows = [];
      for (let i = 0; i < length(); i++) {
        if (spec.table.days.length && !spec.table.days.includes(readouts.days[i])) continue;
        rows.push(cells(i));
      }
      rows.forEach((row, i) => {
        const places = body.rows[i] ? body.rows[i].cells : [];
        row.forEach((text, j) => places[j] && (places[j].textContent = text));
      });
    }
    table.addEventListener("toggle", () => table.open && readouts && fillTable());
    const csv = element.querySelector(".sc-csv");
    csv.hidden = false;
    csv.addEventListener("click", () => {
      if (!readouts) draw();
      const lines = [spec.table.columns.map(([heading]) => heading)];
      for (let i = 0; i < length(); i++) {
        lines.push(spec.table.columns.map(([, key]) => readouts[key][i]));
      }
      const quoted = lines.map((line) => line.map((c) => `"${String(c).replace(/"/g, '""')}"`).join(","));
      if (csv.dataset.url) URL.revokeObjectURL(csv.dataset.url);
      csv.dataset.url = URL.createObjectURL(new Blob([quoted.join("\r\n") + "\r\n"], { type: "text/csv" }));
      csv.href = csv.dataset.url;
    });

    // ---- predict first: the answer stays hidden until a prediction is recorded or skipped
    const asked = () =>
      spec.prediction && document.querySelector(`sc-predict[data-name="${spec.prediction}"]`);
    function gate() {
      const open = !asked() || Boolean(SC.store.get(`prediction/${spec.prediction}`));
      element.classList.toggle("sc-veiled", !open);
      controls.disabled = !open;
      if (wait) wait.hidden = open;
      label();
    }
    function showGuesses() {
      if (!guesses) return;
      const guess = SC.store.get(`prediction/${spec.prediction}`);
      const mine = guess && !guess.skipped && (spec.guess.options ? guess.choice : guess.cells);
      guesses.hidden = !mine;
      if (!mine) return;
      if (spec.guess.options) return showChoice(mine);
      const list = document.createElement("ul");
      for (const [row, label] of Object.entries(spec.guess.rows)) {
        for (const [column, moment] of Object.entries(spec.guess.columns)) {
          const said = ARROWS[mine[`${row}.${column}`]] || SC.words["live.noGuess"];
          const item = document.createElement("li");
          const truth = ARROWS[readouts.truth[`${row}.${column}`]];
          item.textContent =
            `${label}, ${moment}: ${SC.words["live.said"]} ${said}, ${spec.says} ${truth}`;
          if (said === truth) item.className = "sc-same";
          list.append(item);
        }
      }
      const head = document.createElement("p");
      head.textContent = yours;
      guesses.replaceChildren(head, list);
    }
    // A prediction by one choice: what the reader chose, beside what the model does.
    function showChoice(choice) {
      const line = document.createElement("p");
      const known = Object.hasOwn(spec.guess.options, choice);
      const mine = known ? spec.guess.options[choice] : SC.words["live.noGuess"];
      const truth = spec.guess.options[readouts.truth];
      line.textContent =
        `${yours} ${SC.words["live.said"]} “${mine}”, ${spec.says} “${truth}”.`;
      if (choice === readouts.truth) line.className = "sc-same";
      guesses.replaceChildren(line);
    }
    const stopListening = SC.store.listen((key) => {
      if (spec.prediction && key === `prediction/${spec.prediction}`) {
        gate();
        request();
      }
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
    const speaks = Boolean(figures[0] && figures[0].closest("sc-figure") === element);
    const namesOf = (part) =>
      figures.flatMap((other) => {
        const found = JSON.parse(other.textContent)[part];
        return typeof found === "string" ? [found] : Object.keys(found);
      });
    function warn(what, names, part) {
      const known = part ? [...new Set(namesOf(part))] : ["values"];
      const faults = names.filter((n) => n && !known.includes(n)).map((n) => unknown(what, n, known));
      if (faults.length) say([message.textContent, ...faults].filter(Boolean).join(" "));
    }
    function fromLink() {
      const asked = linked(location.hash);
      if (!asked) return;
      if (asked.name !== spec.name) {
        if (speaks) warn("live.figure", [asked.name], "name");
        return;
      }
      const fine = change({ ...defaults, ...Object.fromEntries(asked.pairs) }, "reader");
      if (!fine) say(`${SC.words["live.badLink"]} ${message.textContent}`);
      element.scrollIntoView();
    }
    // A link to the state that is shown already changes no address: follow it all the same.
    function followAgain(event) {
      const link = event.target.closest && event.target.closest('a[href*="#live:"]');
      if (link && link.hash === location.hash) fromLink();
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
        warn("live.preset", [set.start], "presets");
        warn("live.control", set.lock, "controls");
        warn("live.hide", set.hide);
      }
      globalThis.addEventListener("hashchange", fromLink);
      document.addEventListener("click", followAgain);
    }
    Object.keys(spec.controls).forEach(show);
    gate();
    // The picture in the page shows the defaults already: the first run can wait until the browser
    // has nothing else to do, so that the controls answer sooner.
    function begin() {
      if (readouts) return;
      draw();
      clearTimeout(statusTimer);
      showGuesses();
    }
    if (JSON.stringify(values) !== JSON.stringify(defaults)) {
      begin();
      speak();
    } else {
      (globalThis.requestIdleCallback || setTimeout)(begin);
    }
    return () => {
      stopListening();
      stopHearing();
      stopPing();
      cancelAnimationFrame(frame);
      globalThis.removeEventListener("hashchange", fromLink);
      document.removeEventListener("click", followAgain);
    };
  };
})(globalThis.SpasmCycle);
