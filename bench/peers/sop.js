// SOP 10/BPKPD-1.3/IV/2023 as BPMN 2.0: ten steps as user tasks, steps 2 and
// 3 once per Bidang, the decision of step 7 back to step 5. `verify` adds
// the Kasubag's verification before step 9.

export const BIDANG = 5;

const task = (id) => `<userTask id="${id}" />`;
const flow = (from, to) =>
  `<sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}" />`;
const chain = (...ids) =>
  ids
    .slice(1)
    .map((id, i) => flow(ids[i], id))
    .join("\n");

export function bpmn(verify) {
  const last = verify ? ["L8", "L9v", "L9", "L10", "akhir"]
                      : ["L8", "L9", "L10", "akhir"];
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions id="sop" targetNamespace="urn:alur"
  xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<process id="penyusunan" isExecutable="true">
<startEvent id="mulai" />
${["L1", "L4", "L5", "L6", "L7", ...last.slice(0, -1)].map(task).join("\n")}
<subProcess id="bidang">
  <multiInstanceLoopCharacteristics isSequential="false">
    <loopCardinality>${BIDANG}</loopCardinality>
  </multiInstanceLoopCharacteristics>
  <startEvent id="mulai_bidang" />
  ${task("L2")}
  ${task("L3")}
  <endEvent id="akhir_bidang" />
  ${chain("mulai_bidang", "L2", "L3", "akhir_bidang")}
</subProcess>
<exclusiveGateway id="putusan" default="putusan_L8" />
<endEvent id="akhir" />
${chain("mulai", "L1", "bidang", "L4", "L5", "L6", "L7", "putusan")}
<sequenceFlow id="putusan_L5" sourceRef="putusan" targetRef="L5">
  <conditionExpression xsi:type="tFormalExpression">\${environment.variables.tidak}</conditionExpression>
</sequenceFlow>
${flow("putusan", "L8")}
${chain(...last)}
</process>
</definitions>`;
}

// How often each step is completed in one case with one Tidak.
export function expected(verify) {
  const n = { L1: 1, L2: BIDANG, L3: BIDANG, L4: 1, L5: 2, L6: 2, L7: 2,
    L8: 1, L9: 1, L10: 1 };
  return verify ? { ...n, L9v: 1 } : n;
}
