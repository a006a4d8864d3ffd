/** Imports, laws, reports, migration and statistics in Chinese. */
export const zhReports = {
  imports: {
    import: '导入', help: '导入 xlsx 或者 JSON 文件。先逐行检查并列出结果，确认后才写入：新事项成为草稿，已有事项成为新的草稿版本，仍须申报、审查。', choose: '选择文件', drop: '或者把文件拖到这里', wrongKind: '只能导入 .xlsx 或者 .json 文件。',
    export: '导出', exportHelp: '导出的文件可以修改后再导入：一行一个事项，权力编码相同即为同一事项。', filtered: '按条件导出', file: '文件', rows: '行数', row: '行', by: '人员', at: '上传时间', appliedAt: '写入时间', what: '处理', problems: '说明', overDraft: '将改写草稿（第 {{number}} 版）', all: '全部',
    state: { checking: '正在检查', checked: '已检查，待写入', applying: '正在写入', done: '已写入', failed: '未写入' }, action: { create: '新增', change: '修改', unchanged: '相同', error: '错误' },
    empty: '还没有导入过', emptyHelp: '选择文件后，检查结果显示在这里。', nothingDone: '没有写入任何内容。', hasErrors: '有 {{errors}} 行错误，改正文件后重新导入。', ready: '检查通过：新增 {{create}} 项，修改 {{change}} 项。', nothingToDo: '文件内容与登记相同，不需要写入。',
    allOrNothing: '全部写入或者全部不写入，不会只写入一部分。', apply: '全部写入', applyAsk: '写入全部新增和修改？', done: '已写入：新增 {{create}} 项，修改 {{change}} 项，均为草稿。', toDrafts: '查看草稿',
  },
  laws: {
    search: '按名称查找', articles: '条款', powers: '涉及事项', markedAt: '标记时间', state: { 'in-force': '有效', changed: '已修订', repealed: '已废止' }, empty: '还没有法律依据', emptyHelp: '权力事项引用的法律、法规、规章和规范性文件显示在这里。', nothing: '没有符合条件的法律依据',
    impact: '涉及 {{powers}} 项权力、{{cases}} 个在办件', mark: '标记变化', markDo: '标记并要求申报', marks: '变化', whole: '全部条款', openCases: '在办件', citations: '引用的条款', flowchart: '流程图', markedArticle: '有变化', withdraw: '撤销标记', withdrawReason: '撤销理由', withdrawHelp: '标记有误时使用。已经开始的变更在各自的页面办结。', withdrawn: '{{at}} 已撤销：{{reason}}', whatHappened: '变化', articlesHelp: '选择或者填写条款；不选即为全部条款。', on: '施行（废止）日期',
    onHelp: '自该日起 20 日内，行使机关应当申报变更（办法第七条）。', note: '说明', affected: '将对 {{count}} 项权力开始 20 日申报时限。',
  },
  lint: { error: '错误', warning: '提示', summary: '{{total}} 个在用流程图，{{failing}} 个不符合现行规则 · 引擎 {{line}} · {{at}}', again: '重新检查', clean: '全部符合', cleanHelp: '在用流程图都符合现行规则。规则或者登记信息变化后，不符合的显示在这里。', byRule: '按规则', computing: '正在检查：{{checked}} / {{total}}' },
  migrations: {
    choosePower: '选择事项', empty: '请先选择事项', emptyHelp: '新版本发布后，在办件仍按原版本办理。需要改按新版本办理时，在这里先试运行，再执行。', goOn: '在办件按其启动时的版本继续办理，直至办结；新的办件按在用版本办理。', running: '各版本的在办件', none: '没有按旧版本办理的在办件。',
    mapping: '环节对应', from: '现在的环节', to: '迁移到', unmapped: '不迁移', dryRun: '试运行', dryRunHelp: '试运行不改变任何办件；对应关系改动后须重新试运行。', execute: '执行迁移', executed: '已提交 {{count}} 个办件，由流程引擎逐一迁移。', ok: '试运行通过，可以执行。', unsafe: '试运行没有通过，不能执行。', case: '办件', step: '环节', result: '结果',
  },
  statistics: { byOrgan: '按机关', byMonth: '变更（按月）', month: '月份', powers: '事项', published: '已发布', changes: '变更', declared: '申报', confirmed: '确认', returned: '退回', late: '超期' },
};
