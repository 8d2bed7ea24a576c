// What a slider moves can be dragged where it is drawn. A gesture that was meant for the page, a
// second finger, Escape or a lost pointer leaves every value as it was before.
(function (SC) {
  "use strict";
  const INTENT = 8; // pixels a finger moves before it is known what it wants
  const HOLD = 250; // milliseconds after which a resting finger holds what it lies on
  const REACH = 22; // pixels of the drawing that a thin line is grabbed by
  /** @type {Record<string, number[]>} */
  const WAYS = { x: [1, 0], y: [0, 1] };
  const SVG = "http://www.w3.org/2000/svg";

  /**
   * Hear a drag that begins on a node. A mouse drags at once. A finger drags once it moved to the
   * side, or rested first where `hold` allows; else its gesture is the page's.
   */
  SC.gesture = function (node, { may, begin, move, end, undo, hold }) {
    /** @type {{ first: PointerEvent, mine: boolean, timer: number } | null} */
    let held = null;
    /** From now on the gesture is this drag's. */
    function own() {
      if (!held) return;
      clearTimeout(held.timer);
      held.mine = true;
      node.classList.add("sc-grabbing");
      begin(held.first);
    }
    /** The gesture is over: `finish` is told where it was a drag. */
    function over(/** @type {(() => void) | null} */ finish = null) {
      if (!held) return;
      const { first, mine, timer } = held;
      held = null;
      clearTimeout(timer);
      node.classList.remove("sc-grabbing");
      if (node.hasPointerCapture(first.pointerId)) node.releasePointerCapture(first.pointerId);
      document.removeEventListener("pointerdown", second, true);
      document.removeEventListener("keydown", away, true);
      globalThis.removeEventListener("blur", lost);
      if (mine) finish?.();
    }
    const lost = () => over(undo);
    const second = (/** @type {PointerEvent} */ event) =>
      event.pointerId !== held?.first.pointerId && lost();
    const away = (/** @type {KeyboardEvent} */ event) => event.key === "Escape" && lost();

    node.addEventListener("pointerdown", (event) => {
      if (held || event.button !== 0 || !event.isPrimary || !may()) return;
      const mouse = event.pointerType === "mouse";
      if (mouse) event.preventDefault();
      node.setPointerCapture(event.pointerId);
      held = { first: event, mine: false, timer: 0 };
      document.addEventListener("pointerdown", second, true);
      document.addEventListener("keydown", away, true);
      globalThis.addEventListener("blur", lost);
      if (mouse) own();
      else if (hold) held.timer = setTimeout(own, HOLD);
    });
    node.addEventListener("pointermove", (event) => {
      if (event.pointerId !== held?.first.pointerId) return;
      if (!held.mine) {
        const across = Math.abs(event.clientX - held.first.clientX);
        const along = Math.abs(event.clientY - held.first.clientY);
        if (Math.max(across, along) < INTENT) return;
        if (along >= across) {
          over();
          return;
        }
        own();
      }
      move(event);
    });
    node.addEventListener("pointerup", (event) => {
      if (event.pointerId === held?.first.pointerId) over(end);
    });
    node.addEventListener("pointercancel", lost);
    node.addEventListener("lostpointercapture", lost);
    node.addEventListener("touchmove", (event) => held?.mine && event.preventDefault(), {
      passive: false,
    });
    return lost;
  };

  /**
   * A track on a screen that is touched: `take` hears a finger only when it slides along or taps.
   * What turns into scrolling the page brings back the value from before.
   */
  SC.touchTrack = function (range, take, now) {
    /** @type {{ id: number, x: number, y: number, from: number, mine: boolean } | null} */
    let held = null;
    let deaf = false;
    /** The gesture was not for this track. */
    function undo() {
      if (!held) return;
      const { from, mine } = held;
      held = null;
      deaf = true;
      document.removeEventListener("pointerdown", second, true);
      range.value = String(from);
      if (mine) take(from);
    }
    const second = (/** @type {PointerEvent} */ event) => event.pointerId !== held?.id && undo();

    range.addEventListener("input", () => {
      if (deaf) range.value = String(now());
      else if (!held || held.mine) take(Number(range.value));
    });
    range.addEventListener(
      "pointerdown",
      ({ pointerType, pointerId, clientX, clientY, isPrimary }) => {
        if (pointerType === "mouse" || !isPrimary) return;
        deaf = false;
        held = { id: pointerId, x: clientX, y: clientY, from: now(), mine: false };
        document.addEventListener("pointerdown", second, true);
      },
    );
    range.addEventListener("pointermove", (event) => {
      if (!held || held.mine || event.pointerId !== held.id) return;
      const across = Math.abs(event.clientX - held.x);
      if (across < INTENT || across <= Math.abs(event.clientY - held.y)) return;
      held.mine = true;
      take(Number(range.value));
    });
    range.addEventListener("pointerup", ({ pointerId }) => {
      if (pointerId !== held?.id) return;
      const tapped = !held.mine;
      held = null;
      document.removeEventListener("pointerdown", second, true);
      if (tapped) take(Number(range.value));
    });
    range.addEventListener("pointercancel", undo);
    range.addEventListener("keydown", () => {
      deaf = false;
    });
  };

  /** Where a pointer is, in numbers of the axes. */
  SC.placeOf = function (event, svg, axes) {
    const at = new DOMPoint(event.clientX, event.clientY);
    const { x, y } = at.matrixTransform(svg.getScreenCTM()?.inverse());
    return [(x - axes.x[0]) / axes.x[1], (y - axes.y[0]) / axes.y[1]];
  };

  /**
   * The value that a drag from one place to another asks for: along x, y or a direction, or, in
   * degrees, around a place, or between stops of an axis. It keeps to the control's range and
   * steps.
   */
  SC.dragged = function (grab, range, value, from, to, readouts) {
    /** @type {(n: number | string) => number} */
    const number = (n) => (typeof n === "string" ? readouts[n] : n);
    let way = 0;
    if (grab.around) {
      const [x, y] = grab.around.map(number);
      const angle = (/** @type {SpasmCycle.Place} */ at) => Math.atan2(at[1] - y, at[0] - x);
      const turn = angle(to) - angle(from);
      way = (Math.atan2(Math.sin(turn), Math.cos(turn)) * 180) / Math.PI;
    } else {
      const [x, y] = WAYS[String(grab.along)] || grab.along;
      way = ((to[0] - from[0]) * x + (to[1] - from[1]) * y) / Math.hypot(x, y);
    }
    const { stops } = grab;
    const asked = stops
      ? across(stops, across(stops, value, 1, 0) + way, 0, 1)
      : value + grab.scale * way;
    const near = range.low + Math.round((asked - range.low) / range.step) * range.step;
    return Number(Math.min(range.high, Math.max(range.low, near)).toFixed(10));
  };

  /** What stands for `n` in the other column of stops: between two of them it is even. */
  function across(
    /** @type {number[][]} */ stops,
    /** @type {number} */ n,
    /** @type {number} */ from,
    /** @type {number} */ to,
  ) {
    let i = 1;
    while (i + 1 < stops.length && stops[i][from] < n) i++;
    const [p, q] = [stops[i - 1], stops[i]];
    return p[to] + ((n - p[from]) / (q[from] - p[from])) * (q[to] - p[to]);
  }

  /** A thin line or a small point gets a wide rim, unseen, to be grabbed by. */
  function rim(/** @type {SpasmCycle.Mark} */ mark) {
    if (!["curve", "dot"].includes(mark.kind)) return;
    const dot = mark.kind === "dot";
    const made = document.createElementNS(SVG, dot ? "circle" : "path");
    made.setAttribute("class", "sc-rim");
    if (dot) {
      made.setAttribute("r", String(REACH / 2));
      made.setAttribute("cx", mark.node.getAttribute("x") || "0");
      made.setAttribute("cy", mark.node.getAttribute("y") || "0");
    } else {
      made.setAttribute("stroke-width", String(REACH));
      made.setAttribute("d", mark.node.getAttribute("d") || "");
    }
    mark.group.append(made);
    mark.rim = made;
  }

  /**
   * Make the marks that can be dragged so. `may(name)` says whether a control can be set now,
   * `take(name, value)` sets it, `readouts()` gives what is drawn. A hint says it once.
   */
  SC.grabsOf = function (spec, element, cuts, { may, values, take, readouts }) {
    const hint = element.querySelector(".sc-hint");
    /** @type {(() => void)[]} */
    const drops = [];
    for (const { svg, marks, axes } of cuts.all) {
      for (const mark of marks.filter((one) => one.grab)) {
        const { grab } = mark;
        const name = grab.control;
        rim(mark);
        mark.group.dataset.grab = "";
        let value = 0;
        /** @type {SpasmCycle.Place} */
        let from = [0, 0];
        const drop = SC.gesture(mark.group, {
          hold: grab.along !== "x",
          may: () => may(name),
          begin(event) {
            value = Number(values()[name]);
            from = SC.placeOf(event, svg, axes[mark.axes]);
            element.dataset.held = name;
          },
          move(event) {
            const to = SC.placeOf(event, svg, axes[mark.axes]);
            const range = /** @type {SpasmCycle.SliderSpec} */ (spec.controls[name]);
            take(name, SC.dragged(grab, range, value, from, to, readouts()));
          },
          end() {
            delete element.dataset.held;
            if (hint) hint.hidden = true;
            SC.store.set("hint/grab", true);
          },
          undo() {
            delete element.dataset.held;
            take(name, value);
          },
        });
        drops.push(drop);
      }
    }
    const first = document.querySelector(".sc-hint");
    if (drops.length && hint && first === hint) hint.hidden = Boolean(SC.store.get("hint/grab"));
    return {
      drop() {
        for (const drop of drops) drop();
      },
    };
  };

  /**
   * Let the pointer drag a mark: `moved` hears [x, y] of its axes, `begin` also which of its parts
   * (the place in a path of boxes, −1 for none); `undo` that the gesture was not meant.
   */
  SC.dragMark = function (mark, svg, axes, moved, { may, begin, end, undo } = {}) {
    const part = (/** @type {PointerEvent} */ event) => {
      const ends = (mark.node.getAttribute("d") || "").split("z").filter((d) => d.trim());
      const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(
        svg.getScreenCTM()?.inverse(),
      );
      return ends.findIndex((d) => {
        const n = (d.match(/-?[\d.]+/g) || []).map(Number);
        const [left, right] = [Math.min(n[0], n[2]), Math.max(n[0], n[2])];
        const [top, bottom] = [Math.min(n[1], n[5]), Math.max(n[1], n[5])];
        return at.x >= left - 4 && at.x <= right + 4 && at.y >= top - 6 && at.y <= bottom + 6;
      });
    };
    mark.group.dataset.grab = "";
    return SC.gesture(mark.group, {
      hold: true,
      may: may || (() => true),
      begin: (event) => begin?.(SC.placeOf(event, svg, axes), part(event)),
      move: (event) => moved(SC.placeOf(event, svg, axes)),
      end: () => end?.(),
      undo: () => undo?.(),
    });
  };
})(globalThis.SpasmCycle);
