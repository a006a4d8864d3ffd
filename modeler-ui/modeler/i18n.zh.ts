import { zhComparison } from './dictionary/zh-comparison.ts';
import { zhTools } from './dictionary/zh-tools.ts';

/** The modeler in Chinese. The words inside the canvas are in `bpmn/translations.ts`. */
export const zh = {
  kind: {
    flowchart: '流程图', start: '开始', step: '环节', document: '文书', close: '办结', choice: '分支', parallel: '并行', end: '结束', flow: '流向',
    note: '批注', association: '批注连线', foreign: '不支持的元素',
  },
  page: {
    leave: '流程图有未保存的修改。离开本页吗？草稿已保留在服务器上，下次打开时可以恢复。',
    again: '重新打开', toRegistry: '返回权力事项库',
  },
  toolbar: {
    title: '流程图工具', back: '返回事项', undo: '撤销', redo: '重做', zoomIn: '放大', zoomOut: '缩小', zoomReset: '恢复为 100%', fit: '显示全图',
    minimap: '缩略图', search: '在图中查找', file: '文件', exportBpmn: '导出 BPMN 文件', exportSvg: '导出图片（SVG）', import: '导入 BPMN 文件…', save: '保存',
  },
  status: { saved: '已保存', changed: '有未保存的修改', kept: '未保存，草稿已留存', failed: '草稿未能留存，请尽快保存' },
  actions: {
    declare: '提交审查', confirm: '确认', return: '退回', adjust: '入库', withdraw: '撤回申报', withdrawAsk: '撤回后可以继续修改，确定撤回吗？',
  },
  hindrance: {
    'not-permitted': '您没有审查权限。', 'own-declaration': '该版本由您本人申报。任何人不得审查自己申报的事项，请由其他审查人员办理。',
    'has-errors': '流程图检查还有错误，不能确认；可以附理由退回。', 'wrong-state': '该版本当前不在审查中。',
  },
  notice: {
    declared: '第 {{number}} 版已由{{name}}于 {{at}} 申报，正在审查，只能查看。申报事由：{{cause}}',
    'under-review': '第 {{number}} 版正在审查，只能查看。', confirmed: '第 {{number}} 版已确认，待事项机关按确认内容入库；入库后部署到流程引擎，只能查看。',
    published: '第 {{number}} 版已发布，正在使用，只能查看。需要修改时，请在事项页面新建版本。',
    superseded: '第 {{number}} 版是历史版本，已被新版本取代，只能查看。', suspended: '第 {{number}} 版已暂停，只能查看。', abolished: '第 {{number}} 版已取消，只能查看。',
    notPermitted: '您没有修改该事项的权限，只能查看。',
    latest: '查看第 {{number}} 版', returned: '{{name}}于 {{at}} 退回。理由：{{opinion}}', importWarnings: '流程图中有 {{count}} 处内容未能识别，保存后将不再保留',
  },
  draft: {
    found: '发现您 {{at}} 画的、尚未保存的草稿。', foundOlder: '发现您 {{at}} 画的、尚未保存的草稿；此后该版本已有新的保存，恢复前请先核对。',
    restore: '恢复草稿', discard: '放弃草稿',
  },
  facts: {
    title: '事项信息', show: '展开事项信息', hide: '收起事项信息', name: '事项', code: '权力编码', organ: '行使机关', version: '版本', limits: '时限', statutory: '法定',
    promised: '承诺', acceptance: '受理', positions: '岗位 {{count}}', documents: '文书 {{count}}', forms: '环节表单 {{count}}', unused: '图中未用',
  },
  findings: {
    title: '检查', checking: '正在检查…', none: '没有发现问题', errors: '{{count}} 个错误', warnings: '{{count}} 个提示', error: '错误', warning: '提示',
    hint: '点击一行，定位到图中的元素', show: '展开检查结果', hide: '收起检查结果', whole: '整个流程', repairAll: '改正全部确定的（{{count}}）', mark: '{{count}} 个检查问题',
  },
  panel: {
    title: '属性', several: '已选中 {{count}} 个元素。选中一个元素可以设置它。', foreign: '流程引擎或本平台不办理“{{type}}”。请删除，或者用扳手图标改为可用的类型。',
    unknown: '{{value}}（登记中没有）', unnamed: '未命名的{{kind}}', next: '下一个', usual: '本类事项通常接着',
  },
  name: { other: '名称', flow: '流向上的文字', choice: '名称（写成一个问题）', note: '批注内容' },
  step: {
    position: '岗位', positionHelp: '只有担任该岗位的人员才能办理本环节。', choosePosition: '请选择岗位', limit: '环节时限', days: '个工作日', noLimit: '不单独限时',
    limitHelp: '承诺时限共 {{limit}}，各环节之和不得超过。', limitBroken: '原值“{{value}}”不是整数工作日，请重新填写。',
    stage: '法定阶段', stageHelp: '该环节在法律上是什么，法定顺序按阶段检查。', noStage: '未设置', special: '特别程序', specialHelp: '登记规定的特别程序，所需时间不计入时限。', specialNone: '登记没有规定特别程序，请先在登记信息中设置。', noSpecial: '未设置', notProvided: '登记没有规定的',
    form: '填写的表单', editForm: '设计表单…', newForm: '新建表单…', noForm: '不填表单', formHelp: '可以选用登记中的环节表单。', formFields: '内容：{{fields}}', officers: '须两人共同办理',
    documentation: '办理说明', documentationHelp: '办理人员在环节页面看到。',
  },
  outcome: {
    title: '办理结果（办理人员看到的按钮）', broken: '原有的办理结果无法识别，添加新的结果后将替换。', add: '添加办理结果', own: '自定义…', new: '新结果', remove: '删除“{{label}}”',
    negativeTag: '否定', effectTag: '效果：{{effect}}', label: '按钮文字', labelEn: '英文文字', negative: '否定性结果（必须说明理由）', effect: '法律效果', code: '代码',
    codeHelp: '写入流程条件，改动时条件随之更新。', codeForm: '只能用小写字母、数字和连字符，以字母开头。', codeTaken: '本环节已有这个代码。',
  },
  effect: { none: '无' },
  effectHelp: {
    accept: '记载受理（立案）时间和人员，开始计算时限。', decline: '不予受理、不予立案或者无需许可。', supplement: '通知申请人补正，只能一次。',
    suspend: '特别程序告知书送达后，时限中止计算。', resume: '特别程序结束，时限恢复计算。', extend: '延期通知书送达后，时限延长。',
    grant: '作出对当事人有利的决定，时限停止计算。', deny: '作出对当事人不利的决定，时限停止计算。', impose: '作出处罚、强制或者征收的决定。', spare: '决定不予处罚、强制或者征收。',
    conclude: '作出裁决或者检查结论。', transfer: '移送其他机关或者司法机关。', drop: '撤案或者终止，不作实体决定。',
  },
  document: { template: '生成的文书', templateHelp: '流程到此自动生成并编号，供打印、送达、归档。', choose: '请选择文书', usual: '本类事项的文书', others: '其他文书' },
  close: { result: '办理结果', resultHelp: '记入办件，时限停止计算，此后不得再有环节。', choose: '请选择结果' },
  gateway: {
    flows: '流向', always: '同时', joining: '多条路在此汇合，走一条即继续。', parallelJoining: '各条路全部办完后在此汇合。',
    choiceHelp: '点击一行设置条件。每个结果都应有去向，并有一条默认流向。', parallelHelp: '各条路同时办理。',
  },
  flow: {
    unconditional: '本流向没有条件，前一项完成后即走此路。', when: '何时走此路', byOutcome: '按办理结果', isDefault: '默认（其余情况）', otherwise: '其余情况',
    unset: '未设条件', foreignShort: '其他条件', foreign: '原条件不是按办理结果写的，选择结果后将替换：', noStep: '此前没有环节，因此没有可选的结果。',
    outcomesOf: '“{{name}}”的结果', lost: '{{code}}（环节已没有这个结果）', defaultHelp: '其他流向的条件都不符合时走此路，因此不设条件。',
  },
  flowchart: {
    id: '流程标识', otherId: '应为登记中的 {{expected}}。', repairId: '改为登记的标识', contents: '组成',
    counts: '环节 {{steps}} · 文书 {{documents}} · 分支 {{choices}} · 办结 {{closes}}',
    help: '从左侧拖入元素，或者选中一个元素后用旁边的图标接着画。选中元素在此设置。', readOnlyHelp: '选中一个元素，在此查看它的设置。',
  },
  keys: {
    saveKey: 'Ctrl+S', save: '保存', undoKey: 'Ctrl+Z / Y', undo: '撤销、重做', searchKey: 'Ctrl+F', search: '查找', deleteKey: 'Del', delete: '删除',
    editKey: 'E', edit: '改名称', connectKey: 'C', connect: '连线', nextKey: 'N / P', next: '下一个、上一个', moveKey: '← ↑ → ↓', move: '移动',
  },
  broken: {
    title: '流程图无法显示', drawing: '绘图程序的说明：', safe: '原文完整保留，可以下载。请联系编制机关或者系统管理员。',
    safeEditable: '原文完整保留，可以下载。可以导入一个正确的文件替换它；保存之前，登记的内容不变。', download: '下载原文', import: '导入文件替换…', text: '原文',
    more: '还有 {{count}} 个字符，请下载查看',
  },
  declare: {
    title: '提交法制机构审查', blocked: '流程图还有 {{count}} 个错误，改正后才能提交：', submit: '提交审查', intro: '提交后不能再修改，直至退回或者撤回。',
    cause: '申报事由', causeHelp: '法律法规颁布、修订、废止，职能调整，或者其他事由。', causeMissing: '请填写申报事由', causeShort: '请把事由写清楚（至少 4 个字）',
    causeDate: '事由发生日期', causeDateMissing: '请选择事由发生日期', daysLeft: '已过 {{elapsed}} 日；应在 {{limit}} 日内申报，还有 {{left}} 日。',
    daysOver: '已过 {{elapsed}} 日，超过 {{limit}} 日的申报期限。仍可申报，请在事由中说明原因。', warnings: '另有 {{count}} 个提示，不影响提交。',
  },
  review: {
    confirmTitle: '确认该版本', returnTitle: '退回该版本', confirm: '确认', return: '退回', confirmIntro: '{{title}}：确认后由事项机关按确认内容入库，入库后新的办件按此版本办理。',
    returnIntro: '{{title}}：退回后由申报机关修改，再行申报。', opinion: '审查意见', opinionMissing: '请填写审查意见。', confirmPhrase: '经审查，符合要求，予以确认。',
  },
  stale: {
    title: '该版本已被他人保存', what: '您打开之后，有人保存了新的内容，因此没有覆盖。您画的图仍在页面中，请选择：',
    loadHelp: '查看他人的版本：重新打开，您的图留作草稿，可以恢复。', overwriteHelp: '以我的为准：用您的图替换他人保存的内容，对方的修改不再保留。',
    exportHelp: '导出我的图：存为文件，以后再合并。', keep: '返回', export: '导出我的图', overwrite: '以我的为准', load: '查看他人的版本',
  },
  import: {
    title: '导入 BPMN 文件', open: '打开', drop: '把 BPMN 文件拖到这里，或者点击选择',
    limits: '其他工具（Camunda、Activiti、Flowable、Signavio、Bizagi、bpmn.io 等）的 BPMN 2.0 文件都可以，不超过 1 MB。不接受 DOCTYPE 和实体。',
    reading: '正在读取“{{name}}”…', fault: '读取时出错：{{detail}}', refused: '“{{name}}”不能导入，图形没有变化', accepted: '“{{name}}”可以打开，内容全部保留。',
    acceptedWith: '“{{name}}”可以打开。打开前请看有哪些变化：', kind: { check: '请核对', converted: '已转换', dropped: '没有导入' },
    replaces: '打开后替换画布上的图；保存之前，登记的内容不变。', replacesChanged: '打开后替换画布上未保存的修改，且不能撤销。需要时请先导出。',
  },
  dialog: { cancel: '取消', back: '返回修改', code: '代码 {{code}}' },
  ...zhComparison,
  ...zhTools,
};
