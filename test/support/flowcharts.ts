/** Smallest flowcharts for engine tests: one start, one thing, one end. */
const wrap = (id: string, body: string, extra = ''): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="Definitions_1" targetNamespace="http://sunlit.local/test">
  <bpmn:process id="${id}" isExecutable="true">${body}</bpmn:process>${extra}
</bpmn:definitions>`;

/** start → service task of the given job type → end. */
export function oneTask({ id, jobType, headers = {} }: { id: string; jobType: string; headers?: Record<string, string> }): string {
  const list = Object.entries(headers)
    .map(([key, value]) => `<zeebe:header key="${key}" value='${value}' />`)
    .join('');
  return wrap(
    id,
    `
    <bpmn:startEvent id="Start"><bpmn:outgoing>ToTask</bpmn:outgoing></bpmn:startEvent>
    <bpmn:serviceTask id="Task">
      <bpmn:extensionElements><zeebe:taskDefinition type="${jobType}" />${list && `<zeebe:taskHeaders>${list}</zeebe:taskHeaders>`}</bpmn:extensionElements>
      <bpmn:incoming>ToTask</bpmn:incoming><bpmn:outgoing>ToEnd</bpmn:outgoing>
    </bpmn:serviceTask>
    <bpmn:endEvent id="End"><bpmn:incoming>ToEnd</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="ToTask" sourceRef="Start" targetRef="Task" />
    <bpmn:sequenceFlow id="ToEnd" sourceRef="Task" targetRef="End" />`,
  );
}

/** start → timer at the variable `dueAt` → service task → end. */
export function oneTimer({ id, jobType }: { id: string; jobType: string }): string {
  return wrap(
    id,
    `
    <bpmn:startEvent id="Start"><bpmn:outgoing>ToTimer</bpmn:outgoing></bpmn:startEvent>
    <bpmn:intermediateCatchEvent id="Timer">
      <bpmn:incoming>ToTimer</bpmn:incoming><bpmn:outgoing>ToTask</bpmn:outgoing>
      <bpmn:timerEventDefinition id="Due"><bpmn:timeDate xsi:type="bpmn:tFormalExpression">=dueAt</bpmn:timeDate></bpmn:timerEventDefinition>
    </bpmn:intermediateCatchEvent>
    <bpmn:serviceTask id="Task">
      <bpmn:extensionElements><zeebe:taskDefinition type="${jobType}" /></bpmn:extensionElements>
      <bpmn:incoming>ToTask</bpmn:incoming><bpmn:outgoing>ToEnd</bpmn:outgoing>
    </bpmn:serviceTask>
    <bpmn:endEvent id="End"><bpmn:incoming>ToEnd</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="ToTimer" sourceRef="Start" targetRef="Timer" />
    <bpmn:sequenceFlow id="ToTask" sourceRef="Timer" targetRef="Task" />
    <bpmn:sequenceFlow id="ToEnd" sourceRef="Task" targetRef="End" />`,
  );
}
