import * as fc from 'fast-check';
import { scenarioValues } from '/work/main/test/support/made-scenarios.js';
import { printScenario } from '/work/main/src/scenario/explain/print.js';
import { readScenario } from '/work/main/src/scenario/read.js';
import { compile } from '/work/main/src/compile/compile.js';
import { simulate } from '/work/main/src/engine/simulate.js';
const n=Number(process.argv[2]), seed=Number(process.argv[3]??1);
let ok=0; const codes=new Map<string,number>(); const t=performance.now(); const faults=new Map<string,number>(); let parties=0; let tr=0,tc=0,ts=0;
for(const v of fc.sample(scenarioValues,{numRuns:n,seed})){
  const text=printScenario(v);
  const t0=performance.now();
  const r=readScenario(text,{file:'x.yaml'}); tr+=performance.now()-t0;
  if(!r.scenario){ for(const i of r.issues){const k=i.code+' '+i.message.slice(0,60); codes.set(k,(codes.get(k)??0)+1);} continue;}
  ok++;
  try{ const t1=performance.now(); const net=compile(r.scenario); const t2=performance.now(); tc+=t2-t1; parties+=simulate(net,'1',0,{check:true}).parties; ts+=performance.now()-t2; }catch(e:any){const k=`${e.name}: ${e.message}`.slice(0,160); if(!faults.has(k)) console.log('-----',k,'\n',e.stack.split('\n').slice(1,5).join('\n')); faults.set(k,(faults.get(k)??0)+1);}
}
console.log({ok,n,ms:performance.now()-t,tr,tc,ts,parties}); console.log(codes); console.log(faults);
