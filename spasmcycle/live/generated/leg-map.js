// Made by live/generate.py.
(function (SC) {
  "use strict";
  SC.figures = SC.figures || {};
  SC.figures["leg-map"] = (() => {
function cases(v, facts) { return []; }
function readouts(v, runs, facts) { let i, name, r, root, row; root = v["root"]; r = ({"fine": true, "root": root}); r["missed"] = facts["missed"]; r["followed"] = facts["followed"]; for (name of facts["order"]) { r[("on_" + name)] = ((root === name) || (root === "all")); } r["words"] = "All three strips"; r["disc"] = "Disc: see the table"; r["skin"] = "Skin: see the table"; r["muscle"] = "Muscle: see the table"; r["reflex"] = "Reflex: see the table"; if ((root !== "all")) { row = facts["chart"][root]; r["words"] = ("Root " + root); r["disc"] = ("Usual disc: " + row[0]); r["skin"] = ("Skin: " + row[1]); r["muscle"] = ("Muscle: " + row[2]); r["reflex"] = ("Reflex: " + row[3]); } r["roots"] = facts["order"]; for (i = 0; i < 4; i++) { r[("column" + String(i))] = Array.from(facts["order"], (name) => facts["chart"][name][i]); } return r; }
function describe(r) { let text; text = (r["words"] + ". "); if ((r["root"] !== "all")) { text = (text + (r["disc"] + ". " + r["skin"] + ". " + r["muscle"] + ". " + r["reflex"] + ". ")); } if ((r["root"] === "S1")) { return (text + ("In one study, " + SC.fixed(r["followed"], 0) + " of 100 painful S1 roots followed it.")); } text = (text + ("In one study, " + SC.fixed(r["missed"], 0) + " of 100 painful low-back roots ")); return (text + "did not follow their strip."); }
    return { model: "full", days: 84, facts: {"order":["L4","L5","S1"],"chart":{"L4":["L3–L4","inner calf","straighten the knee","knee"],"L5":["L4–L5","outer calf, top of foot","lift foot and big toe","no sure one"],"S1":["L5–S1","sole, outer foot","push the foot down","ankle"]},"missed":64,"followed":65}, cases, readouts, describe };
  })();
})((globalThis.SpasmCycle = globalThis.SpasmCycle || {}));
