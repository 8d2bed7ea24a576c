// Answers calls from the tests, one JSON text a line: the scripts of the course run in a context
// that has the language and URLSearchParams, and no page.
const readline = require("node:readline");
const vm = require("node:vm");

const context = vm.createContext({ URLSearchParams });
const revive = (_name, value) =>
  value && typeof value === "object" && Object.keys(value).join() === "$moment"
    ? vm.runInContext(`new Date(${Number(value.$moment)})`, context)
    : value;

const acts = {
  load({ script, name }) {
    vm.runInContext(script, context, { filename: name });
  },
  // The scripts read the clock of the computer in this zone.
  zone({ zone }) {
    process.env.TZ = zone;
  },
  call({ path, values }) {
    let owner;
    let found = context.SpasmCycle;
    for (const name of path.split(".")) {
      owner = found;
      found = found[name];
    }
    return found.apply(owner, values);
  },
};

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  let answer;
  try {
    const order = JSON.parse(line, revive);
    answer = { value: acts[order.act](order) ?? null };
  } catch (fault) {
    answer = { fault: fault.name, message: fault.message };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
});
