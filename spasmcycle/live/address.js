// State and switches in the page's address.
//   #live:time-course?k=0.4&grade=bulge     a picture and its settings
//   #live:time-course:k=0.4,grade=bulge     the same in the form of older links
//   ?hide=values&lock=k,grade&start=stuck&theme=dark
(function (SC) {
  "use strict";

  /** The switches of an address, this page's unless another is given. */
  SC.switches = function (search = location.search) {
    const query = new URLSearchParams(search);
    const list = (/** @type {string} */ name) => (query.get(name) || "").split(",");
    return {
      hide: list("hide"),
      lock: list("lock"),
      start: query.get("start"),
      theme: query.get("theme"),
    };
  };

  /** The address of these settings. */
  SC.linkOf = function (spec, values) {
    const query = new URLSearchParams();
    for (const [name, control] of Object.entries(spec.controls)) {
      query.set(name, SC.controls[control.kind].encode(values[name], control));
    }
    return `#live:${spec.name}?${query}`;
  };

  /** The picture that an address names, and the settings it asks for; or null. */
  SC.linked = function (hash) {
    const [, name, sign, state] = hash.match(/^#live:([^:?]*)([:?]?)(.*)$/s) || [];
    if (name === undefined) return null;
    let plain = name;
    try {
      plain = decodeURIComponent(name);
    } catch {
      // A broken escape is read as it stands.
    }
    if (sign === "?") return { name: plain, pairs: [...new URLSearchParams(state)] };
    let text = state;
    try {
      text = decodeURIComponent(state);
    } catch {
      // As above.
    }
    /** @type {(part: string) => [name: string, text: string]} */
    const pair = (part) => [part.split("=", 1)[0], part.split("=").slice(1).join("=")];
    return { name: plain, pairs: text.split(",").filter(Boolean).map(pair) };
  };
})(globalThis.SpasmCycle);
