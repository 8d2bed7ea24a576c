// What the reader did, kept in this browser only. Every key stands below one prefix, so that
// "Delete my data" can find all of it. Where storage is refused, memory serves until the page closes.
(function (SC) {
  "use strict";
  if (SC.store) return;
  const PREFIX = "spasmcycle.v1.";
  const memory = new Map();
  const listeners = new Set();
  let storage = null;
  try {
    storage = globalThis.localStorage;
    storage.setItem(PREFIX + "probe", "1");
    storage.removeItem(PREFIX + "probe");
  } catch (refused) {
    storage = null;
  }
  const read = (key) => (storage ? storage.getItem(PREFIX + key) : memory.get(key));
  const tell = (key) => listeners.forEach((listener) => listener(key));

  SC.store = {
    // The value kept under `key`; `fallback` where there is none or it cannot be read.
    get(key, fallback = null) {
      try {
        const text = read(key);
        return text === null || text === undefined ? fallback : JSON.parse(text);
      } catch (unreadable) {
        return fallback;
      }
    },
    // Keep `value` (anything JSON can hold) under `key` and tell whoever listens.
    set(key, value) {
      const text = JSON.stringify(value);
      memory.set(key, text);
      try {
        if (storage) storage.setItem(PREFIX + key, text);
      } catch (full) {
        storage = null;
      }
      tell(key);
    },
    keys(start = "") {
      const names = storage
        ? Object.keys(storage).filter((k) => k.startsWith(PREFIX)).map((k) => k.slice(PREFIX.length))
        : [...memory.keys()];
      return names.filter((name) => name.startsWith(start)).sort();
    },
    clear() {
      const names = SC.store.keys();
      memory.clear();
      if (storage) names.forEach((name) => storage.removeItem(PREFIX + name));
      names.forEach(tell);
    },
    // Call `listener(key)` after every change, in this page or another tab; returns a way to stop.
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  globalThis.addEventListener("storage", (event) => {
    if (event.key && event.key.startsWith(PREFIX)) tell(event.key.slice(PREFIX.length));
  });
})(globalThis.SpasmCycle);
