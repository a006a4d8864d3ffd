/** The registry's pages in Chinese. */
export const zh = {
  title: '权力事项库',
  state: {
    draft: '草稿', declared: '已申报', 'under-review': '审查中', returned: '已退回', confirmed: '已确认', published: '已发布', superseded: '历史版本', suspended: '已暂停',
    abolished: '已取消', unpublished: '未发布',
  },
  category: {
    licence: '行政许可', penalty: '行政处罚', compulsion: '行政强制', levy: '行政征收', grant: '行政给付', inspection: '行政检查', confirmation: '行政确认', reward: '行政奖励',
    ruling: '行政裁决', other: '其他行政权力',
  },
  limit: { workingDays: '{{count}} 个工作日', calendarDays: '{{count}} 日' },
  version: { number: '第 {{number}} 版', none: '无' },
  list: {
    search: '按名称或编码查找', allOrgans: '全部机关', allStates: '全部状态', code: '编码', name: '事项名称', category: '类别', organ: '行使机关', state: '状态', published: '在用版本',
    open: '在办版本', total: '共 {{count}} 项', more: '再显示一些', failed: '没有读到权力事项',
    empty: '还没有权力事项', emptyHelp: '行政机关申报、法制机构确认后的权力事项显示在这里。', nothing: '没有符合条件的事项', clear: '清除条件',
  },
  power: {
    back: '权力事项库', basics: '基本信息', versions: '版本', flowchart: '内部流程图', openFlowchart: '打开流程图', editFlowchart: '修改流程图', newVersion: '新建版本',
    newVersionHelp: '复制最新版本，修改后提交审查；此间在用版本照常办理。', openExists: '第 {{number}} 版尚未办结，请继续该版本。', code: '权力编码', category: '类别', organ: '行使机关',
    shownVersion: '以下为{{version}}（{{state}}）的内容', legalBasis: '法律依据', conditions: '办理条件', materials: '申请材料', limits: '办理时限', fees: '收费', noFees: '不收费',
    positions: '岗位', forms: '环节表单', caseForm: '办件信息', external: '外部流程图（对外公布）', noExternal: '没有填写',
    history: '经过', noHistory: '还没有记录', findings: '流程图检查', findingsNone: '没有问题', errors: '{{count}} 个错误', warnings: '{{count}} 个提示',
    hash: '流程图校验值',
  },
  materials: { name: '材料', original: '原件', copies: '复印件', required: '必须', yes: '是', no: '否', note: '说明' },
  limits: { statutory: '法定时限', promised: '承诺时限', acceptance: '受理时限' },
  fields: { label: '字段', type: '类型', required: '必填', unit: '单位', help: '说明', outcomes: '仅在选择这些结果时填写' },
  fieldType: { text: '文字', 'long-text': '长文字', number: '数字', date: '日期', choice: '选择', 'yes-no': '是否', money: '金额' },
  versions: {
    number: '版本', state: '状态', declared: '申报', reviewed: '审查', published: '发布', opinion: '审查意见', cause: '申报事由', view: '查看', edit: '修改', review: '审查', show: '显示其内容',
  },
  history: { by: '{{name}}', system: '系统' },
};
