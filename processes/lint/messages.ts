/**
 * Chinese for the findings of rules that speak English only.
 *
 * A pattern per sentence; what no pattern knows still says in Chinese which check failed and quotes the original.
 */
const ELEMENTS: Readonly<Record<string, string>> = {
  Process: '流程',
  SubProcess: '子流程',
  CallActivity: '调用活动',
  Task: '任务',
  UserTask: '人工环节',
  ServiceTask: '服务任务',
  ScriptTask: '脚本任务',
  SendTask: '发送任务',
  ReceiveTask: '接收任务',
  ManualTask: '手工任务',
  BusinessRuleTask: '业务规则任务',
  StartEvent: '开始事件',
  EndEvent: '结束事件',
  IntermediateCatchEvent: '中间捕获事件',
  IntermediateThrowEvent: '中间抛出事件',
  BoundaryEvent: '边界事件',
  ExclusiveGateway: '排他网关',
  ParallelGateway: '并行网关',
  InclusiveGateway: '包容网关',
  EventBasedGateway: '事件网关',
  ComplexGateway: '复杂网关',
  SequenceFlow: '顺序流',
  MessageEventDefinition: '消息',
  TimerEventDefinition: '定时',
  ErrorEventDefinition: '错误',
  TerminateEventDefinition: '终止',
  SignalEventDefinition: '信号',
  EscalationEventDefinition: '升级',
  LinkEventDefinition: '链接',
  CompensateEventDefinition: '补偿',
  ConditionalEventDefinition: '条件',
  AdHocSubProcess: '即席子流程',
  Transaction: '事务',
  DataObject: '数据对象',
  DataStoreReference: '数据存储',
  Lane: '泳道',
  Collaboration: '协作',
  Participant: '参与者',
};

const nameOf = (type: string | undefined): string => ELEMENTS[type ?? ''] ?? `“${type ?? ''}”`;

type Translate = (found: string[]) => string;

const PATTERNS: readonly [RegExp, Translate][] = [
  [/^Element is missing label\/name$/, () => '没有名称。'],
  [/^Element is missing bpmndi$/, () => '没有图形信息，无法在流程图上显示。'],
  [/^Element is not connected$/, () => '没有与其他元素相连。'],
  [/^Element is an implicit start$/, () => '没有进入的连线，会成为隐含的起点。'],
  [/^Element is an implicit end$/, () => '没有离开的连线，流程会在此隐含结束。'],
  [/^Element overlaps with other element$/, () => '与其他元素重叠。'],
  [/^Element is outside of parent boundary$/, () => '超出所在容器的边界。'],
  [/^(?:Process|Sub process) is missing start event$/, () => '流程没有开始事件。'],
  [/^(?:Process|Sub process) is missing end event$/, () => '流程没有结束事件。'],
  [/^(?:Process|Sub process|Event sub process) has multiple blank start events$/, () => '流程有多个普通开始事件。'],
  [/^Event has multiple event definitions$/, () => '事件有多个事件定义。'],
  [/^Sequence flow is missing condition$/, () => '分支没有条件，也不是默认分支。'],
  [/^Sequence flow has superfluous label$/, () => '不是网关的分支，不需要名称。'],
  [/^SequenceFlow is a duplicate$/, () => '与另一条连线重复。'],
  [/^Duplicate outgoing sequence flows$/, () => '有重复的离开连线。'],
  [/^Duplicate incoming sequence flows$/, () => '有重复的进入连线。'],
  [/^Incoming flows do not join$/, () => '多条连线直接进入，没有经过汇合网关。'],
  [/^Flow splits implicitly$/, () => '有多条离开的连线，会隐含地分成并行分支；应当使用网关。'],
  [/^Gateway forks and joins$/, () => '同一个网关既汇合又分支，应当分为两个。'],
  [/^Gateway is superfluous\. It only has one source and target\.$/, () => '网关只有一进一出，是多余的。'],
  [/^An <Event-based Gateway> must have at least 2 outgoing <Sequence Flows>$/, () => '事件网关至少要有两条离开的连线。'],
  [/^A <Sequence Flow> outgoing from an <Event-based Gateway> must not be conditional$/, () => '事件网关离开的连线不得有条件。'],
  [/^Element type <bpmn:(\w+)> is discouraged$/, ([type]) => `不应使用${nameOf(type)}。`],
  [
    /^Element of type <bpmn:(\w+)> with event definition of type <bpmn:(\w+)> only allowed by Camunda ([\d.]+)( or newer)?$/,
    ([type, definition, line]) => `${nameOf(type)}（${nameOf(definition)}）需要引擎 ${line} 或者更新的版本。`,
  ],
  [
    /^Element of type <bpmn:(\w+)> with event definition of type <bpmn:(\w+)> not allowed$/,
    ([type, definition]) => `引擎不支持${nameOf(type)}（${nameOf(definition)}）。`,
  ],
  [
    /^Element of type <bpmn:(\w+)> with no event definition only allowed by Camunda ([\d.]+)( or newer)?$/,
    ([type, line]) => `普通${nameOf(type)}需要引擎 ${line} 或者更新的版本。`,
  ],
  [/^Element of type <bpmn:(\w+)> with no event definition not allowed$/, ([type]) => `引擎不支持没有事件定义的${nameOf(type)}。`],
  [
    /^Element of type <bpmn:(\w+)> only allowed by Camunda ([\d.]+)( or newer)?$/,
    ([type, line]) => `${nameOf(type)}需要引擎 ${line} 或者更新的版本。`,
  ],
  [/^Element of type <bpmn:(\w+)> not allowed( as .*)?$/, ([type]) => `引擎不支持在此处使用${nameOf(type)}。`],
  [/^Element of type <bpmn:Process> must have property <isExecutable>$/, () => '流程没有设置为可执行。'],
  [/^Element of type <bpmn:(\w+)> must have property <(\w+)>( if .*)?$/, ([type, property]) => `${nameOf(type)}缺少属性“${property}”。`],
  [/^Element of type <[\w]+:(\w+)> must have property (.+)$/, ([type, property]) => `${nameOf(type)}缺少属性：${property}。`],
  [
    /^Element of type <bpmn:(\w+)> must have one extension element of type (.+)$/,
    ([type, extension]) => `${nameOf(type)}缺少扩展设置 ${extension}。`,
  ],
  [
    /^Extension element of type <(.+?)> only allowed by Camunda ([\d.]+)( or newer)?$/,
    ([type, line]) => `扩展设置 ${type} 需要引擎 ${line} 或者更新的版本。`,
  ],
  [/^Extension element of type <(.+?)> not allowed$/, ([type]) => `引擎不接受扩展设置 ${type}。`],
  [/^Property <(\w+)> is not a valid FEEL expression$/, ([property]) => `属性“${property}”不是有效的 FEEL 表达式。`],
  [/^Property <(\w+)> must have expression value$/, ([property]) => `属性“${property}”应当是表达式（以 = 开头）。`],
  [
    /^Property <(\w+)> (?:of type <.+> )?only allowed by Camunda ([\d.]+)( or newer)?$/,
    ([property, line]) => `属性“${property}”需要引擎 ${line} 或者更新的版本。`,
  ],
  [/^Property <(\w+)> (?:of type <.+> )?not allowed$/, ([property]) => `引擎不接受属性“${property}”。`],
  [/^Property <conditionExpression> only allowed if source is of type .*$/, () => '条件只能设在网关的分支上。'],
  [/^Property value of <(.+)> (?:only allowed by Camunda ([\d.]+)( or newer)?|not allowed)$/, ([value]) => `引擎不接受取值“${value}”。`],
  [/^Properties of type <zeebe:Header> have property <key> with duplicate value of <(.+)>$/, ([key]) => `设置“${key}”重复。`],
  [
    /^Multiple elements of type <bpmn:StartEvent> with no event definition not allowed as children of <bpmn:Process>$/,
    () => '流程只能有一个普通开始事件。',
  ],
  [/^FEEL function <(.+)> requires Camunda (.+)$/, ([name, line]) => `FEEL 函数“${name}”需要引擎 ${line}。`],
  [/^Loop detected: (.+)$/, ([loop]) => `存在没有等待的循环：${loop}。`],
];

/** Both languages of a foreign rule's message. */
export function translateMessage(rule: string, messageEn: string): { message: string; messageEn: string } {
  for (const [pattern, translate] of PATTERNS) {
    const found = pattern.exec(messageEn);
    if (found) return { message: translate(found.slice(1)), messageEn };
  }
  return { message: `没有通过检查“${rule}”：${messageEn}`, messageEn };
}
