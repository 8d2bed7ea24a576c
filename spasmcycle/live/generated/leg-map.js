// Made by live/generate.py.
(function (SC) {
  "use strict";
  SC.figures = SC.figures || {};
  SC.figures["leg-map"] = (() => {
function cases(v,facts){return [];}
function readouts(v,runs,facts){let line,name,r,root,say;root=v.root;say=facts.say;r=({fine:true,root:root,say:say});r.missed=facts.missed;r.followed=facts.followed;for(name of facts.order){r[("on_"+name)]=((root===name)||(root==="all"));}r.one_S1=(root==="S1");r.one_low=(root!=="S1");r.words=say.all;if((root!=="all")){r.words=SC.fill(say.root,({root:root}));}for(line of facts.lines){r[line]=say[(line+"_see")];if((root!=="all")){r[line]=SC.fill(say[line],({what:facts.chart[root][line]}));}r[("column_"+line)]=Array.from(facts.order, (name) => facts.chart[name][line]);}r.roots=facts.order;return r;}
function describe(r){let template;template=r.say.now;if((r.root==="all")){template=r.say.now_all;}if((r.root==="S1")){template=r.say.now_S1;}return SC.fill(template,r);}
    return { model: "full", days: 84, facts: {"order":["L4","L5","S1"],"lines":["disc","skin","muscle","reflex"],"chart":{"L4":{"disc":"L3–L4","skin":"inner calf","muscle":"straighten the knee","reflex":"knee"},"L5":{"disc":"L4–L5","skin":"outer calf, top of foot","muscle":"lift foot and big toe","reflex":"no sure one"},"S1":{"disc":"L5–S1","skin":"sole, outer foot","muscle":"push the foot down","reflex":"ankle"}},"missed":64,"followed":65,"say":{"now":"{words}. {disc}. {skin}. {muscle}. {reflex}. In one study, {missed:.0f} of 100 painful low-back roots did not follow their strip.","now_all":"{words}. In one study, {missed:.0f} of 100 painful low-back roots did not follow their strip.","now_S1":"{words}. {disc}. {skin}. {muscle}. {reflex}. In one study, {followed:.0f} of 100 painful S1 roots followed it.","all":"All three strips","root":"Root {root}","disc":"Usual disc: {what}","skin":"Skin: {what}","muscle":"Muscle: {what}","reflex":"Reflex: {what}","disc_see":"Disc: see the table","skin_see":"Skin: see the table","muscle_see":"Muscle: see the table","reflex_see":"Reflex: see the table"}}, cases, readouts, describe };
  })();
})((globalThis.SpasmCycle = globalThis.SpasmCycle || {}));
