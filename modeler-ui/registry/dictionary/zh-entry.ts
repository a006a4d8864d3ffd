/** The entry editor and the wizard for a new power in Chinese. */
export const zhEntry = {
  entry: {
    returned: '{{name}}于 {{at}} 退回。理由：{{opinion}}', name: '事项名称', nameEn: '英文名称', procedure: '程序', intake: '启动方式', intakePosition: '登记岗位', intakePositionHelp: '办件在该岗位登记。', specialHelp: '法律为该事项规定的特别程序，所需时间不计入办理时限。', fixed: '事项的身份，不能在版本中修改。',
    law: '法律法规名称', lawHelp: '不加书名号。', article: '条款', articleHelp: '如 第三十三条第一款', articleText: '条文', addBasis: '添加法律依据', condition: '条件 {{number}}', addCondition: '添加条件',
    code: '代码', key: '字段代码', addMaterial: '添加材料', addPosition: '添加岗位', positionName: '岗位名称', positionCodeHelp: '流程图按代码引用岗位。', unitLabel: '计算单位', unit: { 'working-day': '工作日', 'calendar-day': '日' },
    limitBasis: '依据', promisedHelp: '不得超过法定时限。', extension: '经机关负责人批准可以延长', feeText: '收费项目、标准和依据', externalHelp: '对外公布的流程说明，用当事人看得懂的话写。',
    violation: '违法行为', addBenchmark: '添加违法行为', addTier: '添加裁量档次', conditionsHelp: '每行一种情形。', least: '最低', most: '最高', yuan: '元', times: '倍', signs: '字', basis: { amount: '金额（元）', 'times-of-income': '违法所得的倍数', 'times-of-value': '货值的倍数' },
    design: '用设计器编辑…', designed: '完成', addField: '添加字段', fieldUnit: '单位', helpEn: '英文说明', outcomesHelp: '结果的代码，用空格分开；不填则总是要求填写。', options: '选项', optionsHelp: '每行一个：代码 中文 | 英文', more: '范围、说明、适用结果', formTitle: '表单名称', fieldCount: '{{count}} 个字段', addForm: '添加表单', formKey: '表单代码，如 siteInspection', formKeyHelp: '小写字母开头的字母和数字；流程图按代码引用表单。', removeForm: '删除该表单',
    up: '第 {{number}} 项上移', down: '第 {{number}} 项下移', remove: '删除第 {{number}} 项',
    contents: '目录', check: '完整性检查', complete: '必填内容已齐', wrong: '有 {{count}} 处需要修改', missing: '申报前还须补充', doubts: '请核对', flowchartHelp: '按已保存的登记信息检查。',
    save: '保存', saved: '已保存', unsaved: '有未保存的修改', revert: '放弃修改', restored: '已恢复上次未保存的修改。', toPower: '事项页面', toFlowchart: '流程图',
    conflict: '您修改期间，他人保存了新的内容。各自修改的部分已经合并；下面的部分双方都改了，目前保留您的内容，请逐项决定：', takeMine: '用我的', takeTheirs: '用对方的',
    readOnly: '该版本不能修改，只能查看。', notPermitted: '您没有修改该事项的权限，只能查看。',
  },
  doubt: { promised: '承诺时限超过法定时限', tiers: '有违法行为没有“一般处罚”档次' },
  wizard: {
    category: '类别', skeleton: '骨架', blank: '空白流程图', blankText: '从头画起。', identity: '事项', create: '创建草稿', then: '之后填写登记信息，画流程图，改正检查问题，再提交审查。', restored: '已恢复上次未完成的内容。', startOver: '清空重填',
    codeHelp: '31 位国家实施编码，或者本地编码（8 至 33 位数字、大写字母）。', processId: '流程标识', processIdHelp: '不填则由英文名称生成。', lawHelp: '主要依据；其余以后再填。不加书名号。', limitHelp: '法律规定的时限；承诺时限按骨架，以后再改。',
    about: {
      licence: '依申请准予从事特定活动', penalty: '对违法行为依法减损权益', compulsion: '查封、扣押等强制措施', levy: '依法征收税费以外的款物', grant: '依申请给予金钱或者服务', inspection: '了解守法情况，不直接处分权益', confirmation: '确认法律地位、关系或者事实', reward: '对有贡献者给予奖励',
      ruling: '裁决平等主体之间的争议', other: '不属于前九类的行政权力',
    },
  },
};
