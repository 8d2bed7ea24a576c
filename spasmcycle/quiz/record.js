// A record: what the store keeps of one question, case or prediction, and the rules by which it
// changes. No rule here needs a page.
(function (SC) {
  "use strict";
  // Days until a question that was shaky comes back: after each time that it is right, the next.
  const DAYS = [1, 3, 7, 21];

  /** Whether `value` is an object and no list. @returns {value is Record<string, unknown>} */
  const isObject = (/** @type {unknown} */ value) =>
    typeof value === "object" && value !== null && !Array.isArray(value);
  /** Whether `value` is a text. @returns {value is string} */
  const isText = (/** @type {unknown} */ value) => typeof value === "string";
  /** How sure, if that is one of the three levels. */
  const level = (/** @type {unknown} */ value) =>
    value === 1 || value === 2 || value === 3 ? value : null;

  /**
   * The entries of `value` that are a text or a list of texts.
   * @param {unknown} value
   */
  function texts(value) {
    /** @type {SpasmCycle.Answers} */
    const found = {};
    for (const [name, one] of Object.entries(isObject(value) ? value : {})) {
      if (name === "__proto__") continue;
      if (isText(one) || (Array.isArray(one) && one.every(isText))) found[name] = one;
    }
    return found;
  }

  /**
   * The calendar day `ahead` days after another; no clock that is put forward or back moves it.
   * @param {string} day As "2025-03-09": such texts sort by time.
   * @param {number} ahead
   */
  function daysAfter(day, ahead) {
    const date = new Date(`${day}T00:00Z`);
    date.setUTCDate(date.getUTCDate() + ahead);
    return date.toISOString().slice(0, 10);
  }

  /** Whether `value` is a day of the calendar. @returns {value is string} */
  function isDay(/** @type {unknown} */ value) {
    if (!isText(value) || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
    return !Number.isNaN(Date.parse(`${value}T00:00Z`)) && daysAfter(value, 0) === value;
  }

  /**
   * When a question comes back: tomorrow if it was shaky, later each time it is right on its day.
   * @param {SpasmCycle.Redo | null} redo
   * @param {boolean} shaky
   * @param {string} today
   */
  function planned(redo, shaky, today) {
    if (shaky) return { step: 0, due: daysAfter(today, DAYS[0]) };
    if (!redo || redo.due > today) return redo;
    const step = redo.step + 1;
    return step < DAYS.length ? { step, due: daysAfter(today, DAYS[step]) } : null;
  }

  SC.record = {
    /** A stored record as far as it can be trusted: what is broken in it counts as not there. */
    clean(value) {
      const kept = isObject(value) ? value : {};
      const { step, due } = isObject(kept.redo) ? kept.redo : {};
      const known = Number.isInteger(step) && DAYS[Number(step)] && isDay(due);
      return {
        answers: texts(kept.answers),
        first: isObject(kept.first) ? texts(kept.first) : null,
        confidence: level(kept.confidence),
        tries: kept.tries === 1 || kept.tries === 2 ? kept.tries : 0,
        done: kept.done === true,
        redo: known ? { step: Number(step), due } : null,
      };
    },

    /** A stored prediction as far as it can be trusted, or null. */
    prediction(value) {
      if (!isObject(value)) return null;
      return {
        cells: texts(value.cells),
        ...(isText(value.choice) && { choice: value.choice }),
        confidence: level(value.confidence),
        skipped: value.skipped === true,
        at: isText(value.at) ? value.at : "",
      };
    },

    /** The reader's calendar day, now or at another moment. */
    day(moment = new Date()) {
      const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
      return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
    },

    daysAfter,

    /** Whether `shown` has all that `answers` say: options may have changed since. */
    holds: (shown, answers) =>
      Object.entries(answers).every(([name, value]) =>
        [value].flat().every((one) => [shown[name]].flat().includes(one)),
      ),

    /**
     * What follows from the last try at a question: when it comes back, and the words to say.
     * A right guess is shaky, and so is what was surely something else at the first try.
     */
    settled({ tries, confidence, redo }, { right, once, missed }, today) {
      const second = !once && tries > 1;
      const guess = right && !second && confidence === 1;
      const wasSure = right && second && confidence === 3;
      let heard = second ? "quiz.settledSecond" : "quiz.settled";
      if (!right) heard = missed;
      else if (guess) heard = "quiz.revisitGuess";
      else if (wasSure) heard = "quiz.revisitSure";
      return { redo: planned(redo, !right || guess || wasSure, today), heard };
    },
  };
})(globalThis.SpasmCycle);
