// Play, pause, and go by strides along the days of a picture. What is played is an ordinary slider,
// so links, keys and Python follow; between its steps only the drawing moves. It ends at the last
// day, with any other change, and where it cannot be seen.
(function (SC) {
  "use strict";
  const WHOLE = 6000; // milliseconds from the first day to the last
  const STRIDES = 12; // a week of twelve
  const LONGEST = 100; // milliseconds that one frame may count for, after a pause of the browser

  /**
   * A player of one picture; `values()` are the settings now, `set` takes a day over, `draw` draws.
   */
  SC.playOf = function (spec, element, { values, set, draw }) {
    const name = spec.plays;
    const { low, high, step } = name ? spec.controls[name] : { low: 0, high: 1, step: 1 };
    const stride = Math.max(step, Math.round((high - low) / STRIDES / step) * step);
    const words = element.querySelector('[data-do="play"] span');
    const sign = element.querySelector('[data-do="play"] path');
    const waits = words?.textContent || "";
    const strides = Boolean(element.querySelector('[data-do="later"]'));
    const still = sign?.getAttribute("d") || "";
    /** @type {number | null} */
    let at = null;
    let frame = 0;
    let timer = 0;
    let last = 0;

    /** The day on the slider's own steps. */
    const stepped = (/** @type {number} */ day) =>
      Number(Math.min(high, low + Math.round((day - low) / step) * step).toFixed(10));
    /** The button says what a press does next. */
    function label() {
      if (!words) return;
      words.textContent = at === null ? waits : SC.words["live.pause"];
      sign.setAttribute("d", at === null ? still : "M8 5v14M16 5v14");
    }
    function end() {
      if (at === null) return;
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      at = null;
      label();
    }
    /** Show another day; the slider follows where one of its steps is passed. */
    function show(/** @type {number} */ day) {
      at = Math.min(high, day);
      if (stepped(at) !== values()[name]) set(name, stepped(at));
      if (at >= high) end();
      draw();
    }
    function glide(/** @type {number} */ now) {
      if (at === null) return;
      const passed = Math.min(LONGEST, Math.max(0, now - last));
      last = now;
      show(at + (passed / WHOLE) * (high - low));
      if (at !== null) frame = requestAnimationFrame(glide);
    }
    /** Without motion: a stride each second. */
    function hop() {
      if (at === null) return;
      show(stepped(at + stride));
      if (at !== null) timer = setTimeout(hop, 1000);
    }
    /** Go on from here; from the last day, begin anew. */
    function begin() {
      const day = Number(values()[name]);
      const first = day >= high ? low : day;
      last = performance.now();
      show(first);
      label();
      if (SC.calm() && !strides) show(high);
      else if (SC.calm()) timer = setTimeout(hop, 1000);
      else frame = requestAnimationFrame(glide);
    }
    /** Rest on a step of the slider. */
    function pause() {
      if (at === null) return;
      end();
      draw();
    }
    /** One stride along, from where the slider stands. */
    function go(/** @type {number} */ way) {
      const day = Number(at === null ? values()[name] : at) + way * stride;
      end();
      set(name, stepped(Math.max(low, day)));
      draw();
    }

    const unseen = () => document.hidden && pause();
    const watch = new IntersectionObserver((seen) => {
      if (!seen[seen.length - 1].isIntersecting) pause();
    });
    if (name) {
      watch.observe(element.querySelector(".sc-view"));
      document.addEventListener("visibilitychange", unseen);
    }
    return {
      playing: () => at !== null,
      now: () => (at === null ? {} : { [name]: at }),
      end,
      actions: {
        play: () => (at === null ? begin() : pause()),
        earlier: () => go(-1),
        later: () => go(1),
      },
      stop() {
        end();
        watch.disconnect();
        document.removeEventListener("visibilitychange", unseen);
      },
    };
  };
})(globalThis.SpasmCycle);
