// What the reader did, kept in this browser only. Every key stands below one prefix, so that
// "Delete my data" can find all of it. Where storage is refused or full, memory serves until the
// page closes.
(function (SC) {
  "use strict";
  if (SC.store) return;
  const PREFIX = "spasmcycle.v1.";
  /** @type {Map<string, string>} */
  const memory = new Map();
  /** @type {Set<(key: string) => void>} */
  const listeners = new Set();
  /** @type {Storage | null} */
  let storage = null;
  try {
    storage = globalThis.localStorage;
  } catch {
    // Refused: memory has to do.
  }
  // Memory holds only what storage did not take. The latest word counts: of this page, even where
  // it was refused, until this or another page writes or deletes the same key.
  const read = (/** @type {string} */ key) =>
    memory.get(key) ?? storage?.getItem(PREFIX + key) ?? null;
  /** Tell whoever listens of a change. */
  function tell(/** @type {string} */ key) {
    for (const listener of listeners) listener(key);
  }

  SC.store = {
    /** The value kept under `key`; `fallback` where there is none or it cannot be read. */
    get(key, fallback = null) {
      try {
        const text = read(key);
        return text === null ? fallback : JSON.parse(text);
      } catch {
        return fallback;
      }
    },
    /** Keep `value` (anything JSON can hold) under `key` and tell whoever listens. */
    set(key, value) {
      const text = JSON.stringify(value);
      try {
        /** @type {Storage} */ (storage).setItem(PREFIX + key, text);
        memory.delete(key);
      } catch {
        memory.set(key, text);
      }
      tell(key);
    },
    /** The keys that begin with `start`, in order. */
    keys(start = "") {
      const kept = Object.keys(storage || {}).filter((name) => name.startsWith(PREFIX));
      const names = new Set([...kept.map((name) => name.slice(PREFIX.length)), ...memory.keys()]);
      return [...names].filter((name) => name.startsWith(start)).sort();
    },
    /** "Delete my data". */
    clear() {
      const names = SC.store.keys();
      memory.clear();
      for (const name of names) storage?.removeItem(PREFIX + name);
      names.forEach(tell);
    },
    /** Call `listener(key)` after every change, in this page or another tab, until stopped. */
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  globalThis.addEventListener("storage", (event) => {
    if (!event.key?.startsWith(PREFIX)) return;
    // Another page wrote this, or deleted it, after this one: memory holds an older value at most.
    const key = event.key.slice(PREFIX.length);
    memory.delete(key);
    tell(key);
  });
})(globalThis.SpasmCycle);
