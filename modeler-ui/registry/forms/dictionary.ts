/** The designer of step forms, in both languages. */
export const zhForms = {
  fields: '字段', addField: '添加字段', empty: '还没有字段。从下面添加第一个。', keys: 'Alt+↑ / Alt+↓ 调整顺序，Delete 删除，也可以拖动。', moveUp: '上移', moveDown: '下移', remove: '删除字段“{{name}}”', duplicate: '复制字段', unnamed: '未命名', moved: '“{{name}}”移到第 {{number}} 位', chooseField: '选择一个字段进行设置。',
  title: '表单名称', titleEn: '英文名称', label: '字段名称', labelEn: '英文名称', key: '字段代码', keyHelp: '接口和文书用它取值，小写字母开头。', type: '类型', required: '必须填写', min: '最小', max: '最大', minLength: '最少字数', maxLength: '最多字数', unit: '单位', yuan: '元',
  help: '填写说明', helpEn: '英文说明', options: '选项', optionValue: '代码', optionLabel: '文字', optionLabelEn: '英文', addOption: '添加选项', removeOption: '删除选项“{{name}}”', outcomes: '何时填写', always: '总是', whenOutcomes: '只在选择这些结果时',
  preview: '预览', previewHelp: '办理人员看到的样子，可以试填。', previewOutcome: '办理结果', previewNone: '（未选）', check: '检查填写', good: '填写正确。',
  types: { text: '文字', 'long-text': '长文字', number: '数字', money: '金额', date: '日期', choice: '选择', 'yes-no': '是否' },
  problem: {
    'key-form': '代码以小写字母开头，只能用字母和数字。', 'key-taken': '另一个字段已用这个代码。', 'label-missing': '请填写字段名称。', 'option-missing': '请填写每个选项的文字。', 'option-value': '选项代码只能用小写字母、数字和连字符。',
    'option-taken': '选项代码重复。', bounds: '最大值小于最小值。', 'outcome-unknown': '该环节没有这个结果。',
  },
  dialog: {
    edit: '设计表单', create: '新建表单', key: '表单代码', keyHelp: '流程图按代码引用，小写字母开头的字母和数字，保存后不再改变。', keyTaken: '已有这个代码的表单。', save: '保存到登记信息', cancel: '取消', wrong: '还有 {{count}} 处需要改正',
    titleMissing: '请填写表单名称。', shared: '该表单还用于：{{names}}。修改对这些环节同样有效。', intro: '保存后立即成为该版本登记信息的一部分，提交审查时一并审查。', stale: '登记信息已被他人修改，请重新打开后再改。您在此处的内容没有保存。',
  },
};

export const enForms = {
  fields: 'Fields', addField: 'Add a field', empty: 'No fields yet. Add the first one below.', keys: 'Alt+↑ / Alt+↓ moves a field, Delete removes it; dragging works too.', moveUp: 'Move up', moveDown: 'Move down', remove: 'Delete field “{{name}}”', duplicate: 'Copy the field', unnamed: 'unnamed', moved: '“{{name}}” is now number {{number}}', chooseField: 'Choose a field to set it.',
  title: 'Name of the form', titleEn: 'English name', label: 'Name of the field', labelEn: 'English name', key: 'Code', keyHelp: 'Used by the API and by documents; a lower-case letter first.', type: 'Kind', required: 'Required', min: 'Least', max: 'Most', minLength: 'Least characters', maxLength: 'Most characters', unit: 'Unit', yuan: 'yuan',
  help: 'Help', helpEn: 'Help in English', options: 'Options', optionValue: 'Code', optionLabel: 'Text', optionLabelEn: 'English', addOption: 'Add an option', removeOption: 'Delete option “{{name}}”', outcomes: 'Asked', always: 'Always', whenOutcomes: 'Only for these outcomes',
  preview: 'Preview', previewHelp: 'As the clerk sees it; try it.', previewOutcome: 'Outcome', previewNone: '(none)', check: 'Check what is filled in', good: 'Filled in correctly.',
  types: { text: 'Text', 'long-text': 'Long text', number: 'Number', money: 'Money', date: 'Date', choice: 'Choice', 'yes-no': 'Yes or no' },
  problem: {
    'key-form': 'A lower-case letter first, then letters and digits.', 'key-taken': 'Another field has this code.', 'label-missing': 'Name the field.', 'option-missing': 'Give every option a text.', 'option-value': 'Codes of options are lower-case letters, digits and hyphens.',
    'option-taken': 'Two options have the same code.', bounds: 'The most is less than the least.', 'outcome-unknown': 'The step has no such outcome.',
  },
  dialog: {
    edit: 'Design the form', create: 'New form', key: 'Code of the form', keyHelp: 'Flowcharts refer to it: letters and digits, a lower-case letter first; it does not change later.', keyTaken: 'There is a form with this code.', save: 'Save to the entry', cancel: 'Cancel', wrong_one: '{{count}} thing to correct', wrong_other: '{{count}} things to correct',
    titleMissing: 'Name the form.', shared: 'Also used by: {{names}}. Changes hold for these steps too.', intro: 'Once saved it belongs to this version\'s entry and is reviewed with it.', stale: 'Somebody else changed the entry; open the page again first. What you did here is not saved.',
  },
};
