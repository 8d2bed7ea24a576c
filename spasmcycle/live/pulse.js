// A pulse that runs round a loop: dots along the arrows, wave after wave, and what they reach
// lights up. Without motion the arrows and what they reach light up in turn.
(function (SC) {
  "use strict";
  const LARGEST = 7; // radius of a dot in the drawing
  const STEP = 500; // milliseconds of one wave without motion
  const SVG = "http://www.w3.org/2000/svg";

  /** The pulse of one picture. */
  SC.pulseOf = function (spec, cuts) {
    /** @type {SVGElement[]} */
    let dots = [];
    /** @type {Element[]} */
    let lit = [];
    let frame = 0;
    let timer = 0;

    function clear() {
      for (const dot of dots) dot.remove();
      for (const one of lit) one.classList.remove("sc-lit");
      dots = [];
      lit = [];
    }
    function stop() {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      clear();
    }
    /**
     * The arrows along which something runs now, wave by wave, and what they reach. Where nothing
     * came to, nothing goes on.
     */
    function plan(/** @type {SpasmCycle.Readouts} */ readouts) {
      const { marks } = cuts.now();
      const named = (/** @type {string} */ name) =>
        marks.filter(({ mark }) => mark === name || mark.startsWith(`${name}-`));
      const come = new Set(spec.pulse[0].map(([, from]) => from));
      return spec.pulse.map((wave) => {
        const runs = wave.filter(([, from, , runs]) => come.has(from) && readouts[runs]);
        for (const [, , reached] of runs) come.add(reached);
        return {
          arrows: runs.flatMap(([along]) => named(along)),
          ends: runs.flatMap(([, , reached]) => named(reached).map(({ group }) => group)),
        };
      });
    }
    function light(/** @type {Element[]} */ groups) {
      for (const group of groups) group.classList.add("sc-lit");
      lit.push(...groups);
    }

    return {
      stop,
      /** Once round in `time` milliseconds, with dots of this size (1 is a whole unit). */
      run(time, size, readouts) {
        stop();
        if (!spec.pulse.length || size <= 0) return;
        const begun = performance.now();
        const waves = plan(readouts);
        const radius = LARGEST * Math.min(1, Math.sqrt(size));
        let shown = -1;
        /** @type {{ dot: SVGElement, path: SVGPathElement, length: number }[]} */
        let running = [];
        const step = () => {
          const share = (performance.now() - begun) / time;
          const wave = Math.max(0, Math.floor(share * spec.pulse.length));
          if (wave >= spec.pulse.length) {
            stop();
            return;
          }
          if (wave !== shown) {
            clear();
            light(waves[shown]?.ends || []);
            shown = wave;
            running = waves[wave].arrows.map(({ node }) => {
              const path = /** @type {SVGPathElement} */ (node);
              const dot = document.createElementNS(SVG, "circle");
              dot.setAttribute("class", "sc-dot");
              dot.setAttribute("r", radius.toFixed(1));
              path.closest("svg")?.append(dot);
              dots.push(dot);
              return { dot, path, length: path.getTotalLength() };
            });
          }
          const along = share * spec.pulse.length - wave;
          for (const { dot, path, length } of running) {
            const { x, y } = path.getPointAtLength(along * length);
            dot.setAttribute("cx", x.toFixed(1));
            dot.setAttribute("cy", y.toFixed(1));
          }
          frame = requestAnimationFrame(step);
        };
        frame = requestAnimationFrame(step);
      },
      /** Once round, a step at a time. */
      steps(readouts) {
        stop();
        if (!spec.pulse.length) return;
        const waves = plan(readouts);
        const next = (/** @type {number} */ wave) => {
          clear();
          if (wave >= waves.length) return;
          const { arrows, ends } = waves[wave];
          light([...arrows.map(({ group }) => group), ...ends]);
          timer = setTimeout(next, STEP, wave + 1);
        };
        next(0);
      },
    };
  };
})(globalThis.SpasmCycle);
