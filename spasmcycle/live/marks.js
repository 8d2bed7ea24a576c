// Marks: each kind moves one artist of a picture from the read-outs.
(function (SC) {
  "use strict";
  const tenth = (/** @type {number} */ n) => Math.round(n * 10) / 10;

  /**
   * Boxes from [from, to] across and up, in numbers of the data.
   * @param {number[][]} across
   * @param {number[][]} up
   * @param {SpasmCycle.Axes} axes
   */
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

  /**
   * Outlines or strokes through points x, y, x, y …: straight, or Catmull-Rom curves, in which a
   * point given twice is a corner.
   * @param {number[]} points
   * @param {SpasmCycle.Mark} shape
   * @param {SpasmCycle.Axes} axes
   */
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
          const k = Math.abs(X[a] - X[b]) + Math.abs(Y[a] - Y[b]) < 1e-6 ? 0 : 1 / 6;
          d += `C${tenth(X[a] + (X[b] - X[p]) * k)} ${tenth(Y[a] + (Y[b] - Y[p]) * k)} `;
          d += `${tenth(X[b] - (X[q] - X[a]) * k)} ${tenth(Y[b] - (Y[q] - Y[a]) * k)} `;
        } else d += "L";
        d += `${tenth(X[b])} ${tenth(Y[b])}`;
      }
      if (closed) d += "z";
    }
    return d || `M${tenth(axes.x[0])} ${tenth(axes.y[0])}`;
  }

  /**
   * Write a path only when it changes: each write makes the browser look again.
   * @param {SpasmCycle.Mark} mark
   * @param {string} d
   */
  function outline(mark, d) {
    if (mark.d === d) return;
    mark.d = d;
    mark.node.setAttribute("d", d);
    mark.rim?.setAttribute("d", d);
  }

  /** Whether two lists hold the same numbers. */
  function alike(/** @type {ArrayLike<number>} */ a, /** @type {ArrayLike<number>} */ b) {
    if (a === b) return true;
    if (a.length !== b.length) return false;
    for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
    return true;
  }

  SC.marks = {
    curve(mark, r, axes) {
      const xs = r[mark.x];
      const ys = r[mark.y];
      if (mark.xs === xs && mark.ys === ys) return; // the run was not solved again
      mark.xs = xs;
      mark.ys = ys;
      if (!mark.heads || !alike(mark.along, xs)) {
        mark.along = xs;
        mark.heads = Array.from(xs, (x) => `L${tenth(axes.x[0] + axes.x[1] * x)} `);
        mark.heads[0] = "M" + mark.heads[0].slice(1);
      }
      const a = axes.y[0];
      const b = axes.y[1];
      let d = "";
      for (let i = 0; i < ys.length; i++)
        d += mark.heads[i] + Math.round((a + b * ys[i]) * 10) / 10;
      outline(mark, d);
    },
    dot(mark, r, axes) {
      const x = String(tenth(axes.x[0] + axes.x[1] * r[mark.x]));
      const y = String(tenth(axes.y[0] + axes.y[1] * r[mark.y]));
      mark.node.setAttribute("x", x);
      mark.node.setAttribute("y", y);
      mark.rim?.setAttribute("cx", x);
      mark.rim?.setAttribute("cy", y);
    },
    text(mark, r) {
      const text = r[mark.value];
      if (mark.node.textContent === text) return;
      mark.node.textContent = text;
      if (mark.room) squeeze(/** @type {SVGTextElement} */ (mark.node), mark.room);
    },
    bars(mark, r, axes) {
      /** @type {number[][]} */
      const places = mark.places;
      const reach = places.map((_, i) => [r[mark.low][i], r[mark.high][i]]);
      const d = mark.sideways ? boxes(reach, places, axes) : boxes(places, reach, axes);
      outline(mark, d);
    },
    // Bars along x whose number may change: from, to and the middle of each, all read-outs.
    spans(mark, r, axes) {
      const across = [];
      const up = [];
      for (let i = 0; i < r[mark.from].length; i++) {
        across.push([r[mark.from][i], r[mark.to][i]]);
        up.push([r[mark.at][i] - mark.half, r[mark.at][i] + mark.half]);
      }
      outline(mark, boxes(across, up, axes));
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
      outline(
        mark,
        boxes(
          spans,
          spans.map(() => [mark.low, mark.high]),
          axes,
        ),
      );
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
  /** A text with less room than it needs (in a long language) is drawn in narrower letters. */
  function squeeze(/** @type {SVGTextElement} */ node, /** @type {number} */ room) {
    node.removeAttribute("textLength");
    if (node.getComputedTextLength() <= room) return;
    node.setAttribute("textLength", String(room));
    node.setAttribute("lengthAdjust", "spacingAndGlyphs");
  }
  /** @type {Record<string, string>} */
  const SHAPES = { dot: "use", text: "text" };

  /** Find the artist of each mark in the drawing. */
  SC.bindMarks = function (marks, svg) {
    for (const mark of marks) {
      mark.group = svg.querySelector(`[data-mark="${mark.mark}"]`);
      mark.node = mark.group.querySelector(SHAPES[mark.kind] || "path") || mark.group;
      if (mark.room) squeeze(mark.group.querySelector("text"), mark.room);
    }
  };

  /** Move every mark to where the read-outs put it. */
  SC.moveMarks = function (marks, readouts, axes) {
    for (const mark of marks) {
      if (mark.shown && mark.seen !== readouts[mark.shown]) {
        mark.seen = readouts[mark.shown];
        mark.group.style.visibility = mark.seen ? "visible" : "hidden";
      }
      if (mark.fade && mark.faded !== readouts[mark.fade]) {
        mark.faded = readouts[mark.fade];
        mark.node.style.opacity = mark.faded;
      }
      SC.marks[mark.kind](mark, readouts, axes[mark.axes]);
    }
  };
})(globalThis.SpasmCycle);
