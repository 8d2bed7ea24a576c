// Made by live/generate.py.
(function (SC) {
  "use strict";
  SC.figures = SC.figures || {};
  SC.figures["slow-tank"] = (() => {
function cases(v,facts){let one,settings,size,start;size=facts.grades[v.grade];start=({I:size.H0,H:size.H0});settings=({tau_H:size.tau_H,stress:v.stress});one=({name:"run",start:start,columns:["pain_shown","M","Z"]});one.segments=[({day:0.0,settings:settings})];return [one];}
function last_above(days,column,level){let i,last;last=-(1.0);for(i=0;i<days.length;i++){if((column[i]>level)){last=days[i];}}return last;}
function between(days,column,day){let i,share;i=0;while((((i+2)<days.length)&&(days[(i+1)]<=day))){i+=1;}share=((day-days[i])/(days[(i+1)]-days[i]));share=Math.min(1.0,Math.max(0.0,share));return (column[i]+(share*(column[(i+1)]-column[i])));}
function readouts(v,runs,facts){let days,i,peak,r,run;run=runs.run;days=run.days;r=({fine:run.fine,say:facts.say,days:days});r.pain=run.pain_shown;r.memory=run.Z;peak=0.0;r.peak_day=0.0;for(i=0;i<days.length;i++){if((run.Z[i]>peak)){peak=run.Z[i];r.peak_day=days[i];}}r.half_day=last_above(days,run.Z,(peak/2));r.half=(peak/2);r.halved=(r.half_day<SC.last(days));r.last=last_above(days,run.M,0.5);r.sticks=(r.last>=SC.last(days));r.day=v.day;r.day_x=[v.day,v.day];r.pain_y=[0.0,facts.tops.pain];r.memory_y=[0.0,facts.tops.memory];r.top=facts.tops.pain;r.pain_now=between(days,run.pain_shown,v.day);r.memory_now=between(days,run.Z,v.day);r.share=((100*r.memory_now)/Math.max(peak,1e-06));return r;}
function describe(r){let ends,say;say=r.say;if(!(r.fine)){return say.outside;}ends=say.sticks;if(!(r.sticks)){ends=(r.halved?say.halved:say.not_halved);}return ((SC.fill(say.now,r)+" ")+SC.fill(ends,r));}
    return { model: "full", days: 168, facts: {"grades":{"bulge":{"H0":0.25,"tau_H":300},"protrusion":{"H0":0.55,"tau_H":150},"extrusion":{"H0":0.75,"tau_H":80},"sequestration":{"H0":1,"tau_H":45}},"tops":{"pain":10,"memory":0.6},"say":{"now":"Day {day:.0f}: pain {pain_now:.1f} of 10, sensitisation at {share:.0f} % of its peak.","halved":"Sensitisation is highest on day {peak_day:.1f}, and down to half of that on day {half_day:.0f}.","not_halved":"Sensitisation is highest on day {peak_day:.1f}, and not down to half of that by the last day.","sticks":"Guarding does not let go in these weeks, and sensitisation stays up.","outside":"Outside the model's range."}}, cases, readouts, describe };
  })();
})((globalThis.SpasmCycle = globalThis.SpasmCycle || {}));
