/** The registry's navigation, catalogue and power page in Chinese. */
export const zhCatalogue = {
  title: '权力事项库', print: '打印', cancel: '取消', close: '关闭', kept: '您填写的内容仍在页面中，草稿已保存。', and: '、',
  nav: { label: '权力事项库各页', waiting: '{{count}} 项变更等待办理', catalogue: '事项目录', changes: '变更审查', laws: '法律依据', lint: '检查报告', imports: '导入导出', migrations: '在办件迁移', statistics: '统计' },
  state: {
    draft: '草稿', declared: '已申报', 'under-review': '审查中', returned: '已退回', confirmed: '已确认', published: '已发布', superseded: '历史版本', suspended: '已暂停',
    abolished: '已取消', unpublished: '未发布',
  },
  category: {
    licence: '行政许可', penalty: '行政处罚', compulsion: '行政强制', levy: '行政征收', grant: '行政给付', inspection: '行政检查', confirmation: '行政确认', reward: '行政奖励',
    ruling: '行政裁决', other: '其他行政权力',
  },
  procedure: { ordinary: '普通程序', simple: '简易程序（即办）' },
  intake: { application: '依申请', 'own-motion': '依职权' },
  limit: { workingDays: '{{count}} 个工作日', calendarDays: '{{count}} 日' },
  range: { yuan: '{{amount}} 元', between: '{{min}} 至 {{max}}', 'times-of-income': '违法所得 {{span}} 倍', 'times-of-value': '货值 {{span}} 倍' },
  version: { number: '第 {{number}} 版', none: '无' },
  list: {
    search: '按名称、编码、依据、条件查找', code: '编码', name: '事项名称', category: '类别', organ: '行使机关', district: '区划', cityLevel: '市级', state: '状态', published: '在用版本', open: '在办版本',
    narrow: '筛选', all: '全部 {{count}} 个', fewer: '收起', total: '共 {{count}} 项', shown: '已显示 {{shown}} 项，共 {{total}} 项', more: '再显示 50 项', new: '新建事项', exportAll: '导出',
    export: { xlsx: '电子表格（xlsx）', json: 'JSON 数据' },
    empty: '还没有权力事项', emptyHelp: '行政机关申报、法制机构确认后的权力事项显示在这里。', nothing: '没有符合条件的事项', nothingHelp: '请放宽或者清除条件。', clear: '清除条件',
  },
  power: {
    basics: '基本信息', versions: '版本', flowchart: '内部流程图', openFlowchart: '打开流程图', editFlowchart: '修改流程图', editEntry: '修改登记信息', newVersion: '新建版本', declare: '申报',
    newVersionHelp: '复制最新版本，修改后提交审查；此间在用版本照常办理。', openExists: '第 {{number}} 版尚未办结，请继续该版本。', code: '权力编码', category: '类别', organ: '行使机关', intake: '启动方式 · 登记岗位',
    shownVersion: '以下为{{version}}（{{state}}）的内容', legalBasis: '法律依据', conditions: '办理条件', noConditions: '没有设定条件', materials: '申请材料', noMaterials: '不需要当事人提交材料', fees: '收费', noFees: '不收费', charged: '收费',
    special: '特别程序', noSpecial: '没有特别程序', benchmarks: '行政处罚裁量基准', positions: '岗位', forms: '表单', caseForm: '办件信息', external: '外部流程图（对外公布）', noExternal: '没有填写', brokenFlowchart: '流程图无法显示：',
    history: '经过', noHistory: '还没有记录', findings: '流程图检查', findingsNone: '没有问题', errors: '{{count}} 个错误', warnings: '{{count}} 个提示', hash: '流程图校验值',
    openChange: '未办结的变更', cases: '办件', running: '在办 {{count}} 件', noRunning: '没有在办件', allCases: '全部办件',
    suspended: '该事项已暂停，不再受理新的办件。', abolished: '该事项已取消，不再受理新的办件。', runningGoOn: '在办件按其启动时的版本继续办理，直至办结。',
  },
  materials: { name: '材料', original: '原件', copies: '复印件', required: '必须', yes: '是', no: '否', note: '说明' },
  limits: { statutory: '法定时限', promised: '承诺时限', acceptance: '受理时限', filing: '立案时限', extension: '可以延长', noExtension: '不得延长' },
  benchmark: { violated: '违反条款', applied: '处罚依据', statutory: '法定幅度', tier: '裁量档次', conditions: '适用情形', kinds: '处罚种类', range: '罚款幅度' },
  fields: { label: '字段', type: '类型', required: '必填', help: '说明', outcomes: '仅在选择这些结果时填写' },
  fieldType: { text: '文字', 'long-text': '长文字', number: '数字', date: '日期', choice: '选择', 'yes-no': '是否', money: '金额' },
  versions: {
    number: '版本', declared: '申报', reviewed: '审查', opinion: '审查意见', cause: '申报事由', view: '查看', flowchart: '流程图', entry: '登记信息', show: '显示其内容',
    inForce: '施行', fromTo: '{{from}} 至 {{to}}', since: '{{from}} 起',
  },
  section: { basics: '基本信息', legalBasis: '法律依据', conditions: '办理条件', materials: '申请材料', limits: '办理时限', fees: '收费', positions: '岗位', caseForm: '办件信息', forms: '环节表单', benchmarks: '裁量基准', external: '外部流程图' },
  compare: {
    title: '{{from}}与{{to}}比较', from: '较早的版本', to: '较新的版本', do: '比较', fields: '登记信息的差异', flowchart: '流程图的差异', against: '与第 {{number}} 版相比', first: '首次登记，全部为新增', same: '两个版本的登记信息相同。', sameFlowchart: '流程图没有变化，校验值相同：', count: '{{count}} 处',
    added: '新增', removed: '删除', changed: '修改', reordered: '顺序', material: '原件 {{original}} 复印件 {{copies}}', must: '必须', may: '可以不交',
  },
  history: { system: '系统' },
};
