// A list of treatment courses: added, moved, lengthened, taken out, by form, by keys, by dragging.
(function (SC) {
  "use strict";
  /** @typedef {SpasmCycle.Course} Course */

  /**
   * One course, or a refusal that names its place and what is allowed.
   * @param {SpasmCycle.CoursesSpec} spec
   * @param {any} one
   * @param {number} place
   */
  function checkedCourse(spec, one, place) {
    const where = `${spec.label}, ${place + 1}`;
    if (!one || typeof one !== "object" || !Object.hasOwn(spec.treatments, one.treatment)) {
      const allowed = Object.keys(spec.treatments).join(", ");
      const said = one?.treatment !== undefined ? one.treatment : one;
      throw new RangeError(`${where}: “${said}” ${SC.words["live.unknown"]} ${allowed}`);
    }
    const found = /** @type {Course} */ ({ treatment: one.treatment });
    for (const part of spec.numbers) {
      found[part.name] = SC.checkedNumber(`${where}, ${part.label}`, one[part.name], part);
    }
    return found;
  }

  /**
   * All courses, or a refusal.
   * @param {SpasmCycle.CoursesSpec} spec
   * @param {unknown} value
   */
  function checked(spec, value) {
    if (!Array.isArray(value)) {
      throw new RangeError(`${spec.label}: “${value}” ${SC.words["live.unknown"]} […]`);
    }
    if (value.length > spec.most) {
      throw new RangeError(`${spec.label}: ${spec.words.full} ${spec.most}.`);
    }
    return value.map((one, place) => checkedCourse(spec, one, place));
  }

  /**
   * The courses that stand in a link.
   * @param {SpasmCycle.CoursesSpec} spec
   * @param {string} text
   */
  function decode(spec, text) {
    const parts = text ? text.split("~") : [];
    return checked(
      spec,
      parts.map((part, place) => {
        const [treatment, ...numbers] = part.split(":");
        const names = spec.numbers.map(({ name }) => name);
        if (numbers.length !== names.length) {
          const allowed = ["treatment", ...names].join(":");
          const where = `${spec.label}, ${place + 1}`;
          throw new RangeError(`${where}: “${part}” ${SC.words["live.unknown"]} ${allowed}`);
        }
        const named = names.map((name, i) => [name, numbers[i]]);
        return { treatment, ...Object.fromEntries(named) };
      }),
    );
  }

  /** Whether two lists of courses are the same. */
  const same = (/** @type {Course[]} */ a, /** @type {Course[]} */ b) =>
    JSON.stringify(a) === JSON.stringify(b);

  SC.controls.courses = {
    checked,
    same,
    encode: (value) =>
      value.map((one) => [one.treatment, one.start, one.length, one.strength].join(":")).join("~"),
    decode,
    attach(row, spec, changed, picture) {
      const list = row.querySelector("ol");
      const none = row.querySelector(".sc-course-none");
      /** @type {HTMLButtonElement} */
      const add = row.querySelector("[data-add]");
      /** @type {HTMLButtonElement} */
      const undo = row.querySelector("[data-undo]");
      /** @type {Course[][]} */
      const past = [];
      /** @type {Course[]} */
      let now = [];
      let drawn = false; // before that, the list holds words and no forms
      let resting = false;

      /** Ask for other courses; what was can be brought back by Undo. */
      function take(/** @type {Course[]} */ next) {
        const before = now;
        if (!changed(next)) return false;
        if (!same(before, now)) past.push(before);
        allow();
        return true;
      }
      /** @type {(place: number, name: string, value: string) => any[]} */
      const altered = (place, name, value) =>
        now.map((one, i) => (i === place ? { ...one, [name]: value } : one));

      /**
       * A labelled field of one course.
       * @param {number} place
       * @param {"treatment" | SpasmCycle.CourseNumber} name
       * @param {string} label
       * @param {HTMLInputElement | HTMLSelectElement} input
       */
      function field(place, name, label, input) {
        const box = document.createElement("label");
        const words = document.createElement("span");
        words.textContent = label;
        box.append(words, input);
        input.setAttribute("aria-label", `${spec.words.course} ${place + 1}: ${label}`);
        const asked = (/** @type {string} */ text) => take(altered(place, name, text));
        if (input.type === "number") SC.numberBox(input, asked, () => now[place][name]);
        else input.addEventListener("change", () => asked(input.value));
        return box;
      }

      /**
       * The form of one course.
       * @param {Course} one
       * @param {number} place
       */
      function form(one, place) {
        const item = document.createElement("li");
        const select = document.createElement("select");
        for (const [value, label] of Object.entries(spec.treatments)) {
          select.add(new Option(label, value, false, value === one.treatment));
        }
        item.append(field(place, "treatment", spec.words.treatment, select));
        for (const part of spec.numbers) {
          const box = document.createElement("input");
          box.type = "number";
          box.min = String(part.low);
          box.max = String(part.high);
          box.step = String(part.step);
          box.value = String(one[part.name]);
          const unit = part.unit ? ` (${part.unit})` : "";
          item.append(field(place, part.name, `${part.label}${unit}`, box));
        }
        const out = document.createElement("button");
        out.type = "button";
        out.textContent = spec.words.out;
        out.setAttribute("aria-label", `${spec.words.out}: ${spec.words.course} ${place + 1}`);
        out.addEventListener("click", () => {
          take(now.filter((_, i) => i !== place));
          add.focus();
        });
        item.append(out);
        return item;
      }

      add.addEventListener("click", () => {
        const one = /** @type {Course} */ ({ treatment: Object.keys(spec.treatments)[0] });
        for (const part of spec.numbers) one[part.name] = part.value;
        if (take([...now, one])) list.lastElementChild?.querySelector("select").focus();
      });
      undo.addEventListener("click", () => {
        if (past.length) changed(past.pop());
        allow();
      });

      // A bar in the picture: its middle moves the course, its right end lengthens it.
      if (spec.bars) {
        /** @type {{ place: number, from: number, first: Course[], end: boolean } | null} */
        let held = null;
        /** @type {(n: number, part: SpasmCycle.Range) => number} */
        const day = (n, part) => {
          const stepped = Math.round(n / part.step) * part.step;
          return Number(Math.min(part.high, Math.max(part.low, stepped)).toFixed(10));
        };
        const [start, length] = spec.numbers;
        picture.drag(
          spec.bars,
          ([x]) => {
            if (!held) return;
            const { place, from, first, end } = held;
            const one = first[place];
            const next = end
              ? { length: day(x - one.start, length) }
              : { start: day(one.start + x - from, start) };
            changed(first.map((c, i) => (i === place ? { ...c, ...next } : c)));
          },
          {
            begin([x], place) {
              if (place < 0 || place >= now.length) return;
              const one = now[place];
              const end = x > one.start + 0.75 * one.length;
              held = { place, from: x, first: now, end };
            },
            end() {
              if (held && held.first !== now) past.push(held.first);
              held = null;
              allow();
            },
          },
        );
      }
      /** What can be pressed now: nothing while it rests, no more than `most` courses. */
      function allow() {
        /** @type {NodeListOf<HTMLInputElement>} */
        const parts = list.querySelectorAll("input, select, button");
        for (const part of parts) part.disabled = resting;
        add.disabled = resting || now.length >= spec.most;
        undo.disabled = resting || !past.length;
      }
      return {
        rest(off) {
          resting = off;
          allow();
        },
        show(value) {
          now = value;
          none.hidden = value.length > 0;
          // A form stays where it is, and keeps the focus, unless the number of courses changes.
          if (drawn && list.children.length === value.length) {
            value.forEach((one, place) => {
              list.children[place].querySelector("select").value = one.treatment;
              const boxes = list.children[place].querySelectorAll("input");
              spec.numbers.forEach((part, i) => {
                const box = boxes[i];
                const number = one[part.name];
                if (box && Number(box.value) !== number) box.value = String(number);
              });
            });
          } else {
            drawn = true;
            list.replaceChildren(...value.map(form));
          }
          allow();
        },
      };
    },
  };
})(globalThis.SpasmCycle);
