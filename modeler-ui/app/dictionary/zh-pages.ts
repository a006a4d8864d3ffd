/** Words of the pages of cases: inbox, window, cases. */
export const zhPages = {
  yes: '是', no: '否', choose: '请选择', datePlaceholder: '如 2026-11-24', yuan: '元', print: '打印', export: '导出', back: '返回', close: '关闭', cancel: '取消', refresh: '刷新',
  total: '共 {{count}} 条',
  draft: { typing: '正在保存草稿…', saved: '✓ 草稿已保存', failed: '草稿暂未保存，内容仍在页面中' },
  days: { 'working-day': '{{count}} 个工作日', 'calendar-day': '{{count}} 日' },
  limit: { promised: '承诺时限', statutory: '法定时限', declare: '申报期限', review: '审查期限', adjust: '入库期限', step: '环节限时', acceptance: '受理时限', short: { statutory: '法定' } },
  due: {
    none: '未设时限', normal: '正常', warned: '将到期', overdue: '已超期', notStarted: '未起算', stepWarned: '环节将到期', undetermined: '{{year}} 年工作日历未载入，暂不能确定', left: '余 {{count}} 个工作日', lastDay: '今日为最后一个工作日',
    over: '超 {{count}} 个工作日', stopped: '已停止计时', stoppedLate: '超期后停止计时', suspended: '中止计时', why: '依据', whyTitle: '查看时限台账',
  },
  colour: { normal: '正常', warned: '将到期', overdue: '已超期' },
  clockState: { running: '计时中', suspended: '中止计时', stopped: '已停止', 'not-started': '受理后起算' },
  caseState: { running: '未办结', received: '已收件', accepted: '办理中', supplementing: '补正中', decided: '已决定', completed: '已办结' },
  stepState: { open: '待办', claimed: '已签收', decided: '已提交', done: '已办', cancelled: '已终止' },
  result: { granted: '准予', denied: '不予', declined: '不予受理', 'not-required': '无需许可', withdrawn: '撤回', imposed: '已作出并执行', spared: '不予作出', concluded: '已作出结论', transferred: '已移送', dropped: '已终止' },
  inbox: {
    open: '待办', overdue: '超期', dueToday: '今日到期', search: '在待办中查找', keys: '上下移动，Enter 打开', claimedBy: '签收：', fromWindow: '窗口收件',
    tab: { open: '本岗位待办', mine: '我签收的', done: '我已办' },
    column: { serial: '流水号', subject: '办件名称 / 事项', party: '当事人', step: '环节', due: '环节到期', from: '来自', decided: '办理时间', outcome: '结果' },
    empty: {
      open: { title: '没有待办', text: '窗口收件或上一岗位办理后，属于您岗位的环节会出现在这里，最先到期的排在最前。' },
      mine: { title: '没有签收的环节', text: '在“本岗位待办”中打开一个环节并签收，同事就知道由您办理。' },
      done: { title: '还没有办过的环节', text: '您提交意见后，可以在这里查到每一件。' },
    },
    emptySearch: '没有找到', emptySearchText: '换一个流水号、办件名称或当事人试试。',
  },
  step: {
    due: '环节到期', case: '查看办件', claim: '签收', claimDone: '已签收，由您办理', release: '退回待办', releaseDone: '已退回，同岗位人员可以签收',
    takenBy: '该环节已由{{name}}签收', takenByText: '请与其联系；对方退回待办后，您可以签收办理。您可以继续查看。',
    outcome: '办理结果', secondOfficer: '另一名工作人员', secondOfficerHelp: '本环节须由两名以上工作人员共同办理。', opinion: '办理意见', opinionHelp: '写入办件档案，提交后不能修改。', reasonHelp: '否定意见必须说明理由，将写入文书并告知当事人。',
    phrases: '常用意见', submit: '提交：{{outcome}}', chooseFirst: '请先选择办理结果', kept: '您填写的内容仍在页面中。', refresh: '查看最新情况',
    confirmTitle: '确认作出“{{outcome}}”？', confirm: '确认{{outcome}}', think: '再想一想',
    confirmText: '{{who}}（{{position}}）对“{{subject}}”的“{{step}}”环节作出：', then: '之后：', final: '提交后即为正式意见，记入档案，不能修改或撤回。',
    done: '已提交：{{step}} · {{outcome}}', next: '办理下一件', toList: '返回列表', past: '该环节已办理', cancelled: '该环节已终止，无需办理',
  },
  party: {
    organisation: '单位', person: '个人', organisationName: '单位名称', personName: '姓名', codeTypeLabel: '代码种类', idTypeLabel: '证件种类', idNumber: '证件号码', contact: '联系人', phone: '联系电话', address: '地址', checked: '校验位相符',
    doubt: '与常见格式不同，请与证件核对；确认无误可以继续。',
    codeType: { uscc: '统一社会信用代码', 'organisation-code': '组织机构代码' }, codeHelp: { uscc: '18 位，录入时校验', 'organisation-code': '9 位，可带连字符，录入时校验' },
    idType: { 'identity-card': '居民身份证', 'officer-card': '军官证', passport: '护照' }, idHelp: { 'identity-card': '18 位，录入时校验', 'officer-card': '如 南字第01234567号', passport: '字母和数字' },
  },
  material: { name: '材料', originals: '原件', copies: '复印件', given: '是否提交', yes: '已交', no: '未交' },
  document: { open: '新窗口打开', waiting: '正在生成…', emptyText: '受理通知书、决定书等文书由平台在相应环节生成，生成后在这里查看和打印。' },
  application: {
    restored: '已恢复上次未提交的内容。', startOver: '清空重填', power: '事项', organ: '实施机关', party: '当事人', case: '办件信息', subject: '办件名称', subjectHelp: '一句话说清申请什么，例如：中山东路供水管网改造工程挖掘城市道路。', materials: '申请材料',
    summary: '登记内容', open: '还有 {{count}} 处必填或需要更正', complete: '✓ 必填内容已齐', missing: '未提交的必要材料 {{count}} 件，受理环节将据此决定是否一次告知补正：', until: '至 {{date}}', submit: '登记收件', kept: '您填写的内容仍在页面中，草稿也已保存。',
    noPower: '没有可以受理的事项', noPowerText: '事项经法制审核确认并发布后，才能在这里收件。',
    registered: '已登记收件', serial: '流水号', registeredText: '办件已转入受理环节。受理、补正或不予受理的期限为 5 个工作日。', toCase: '查看办件', another: '再登记一件',
  },
  cases: {
    state: '状态', clock: '时限', signal: '信号', power: '事项', step: '当前环节', received: '收件', accepted: '受理', completed: '办结', organ: '实施机关', dueToday: '今日到期', oneOrgan: '指定机关', clear: '清除条件', columns: '列',
    shown: '已显示 {{shown}} 条，共 {{total}} 条', more: '再显示 50 条', empty: '还没有办件', emptyText: '窗口登记收件后，办件会出现在这里。', emptyFilter: '没有符合条件的办件', emptyFilterText: '请放宽或者清除条件。',
  },
  case: {
    now: '当前', print: '打印案卷', printed: '打印时间 {{at}}', party: '当事人', form: '办件信息', materials: '申请材料', documents: '法律文书', opinions: '办理意见', noOpinions: '还没有办理意见。', noDocuments: '还没有文书', toStep: '去办理：{{step}}',
    tab: { flowchart: '流程图', timeline: '时间线', materials: '申请信息和材料', documents: '文书', clock: '时限台账', record: '存证' },
  },
  flow: { visited: '已走', current: '当前', ahead: '未到', version: '第 {{number}} 版', closer: '放大', further: '缩小', whole: '全图', toCurrent: '当前环节', broken: '流程图无法显示' },
  steps: { person: '办理人 / 岗位', outcome: '结果', opened: '转入', decided: '办理', took: '用时', due: '环节到期' },
  clockTab: { ledger: '时限台账', limits: '时限', at: '时间', entry: '事项', signals: '信号', noSignals: '没有信号。', emptyText: '受理后起算。受理前只计环节限时。', rule: '自次日起按工作日计算，每次都由台账算出。' },
  record: {
    text: '每一步都写入只增不改的存证，后一条包含前一条的散列值；任何改动都能被核验程序发现。', seq: '总序号', kind: '事项', at: '时间', person: '人员', hash: '散列值', platform: '平台', head: '存证至第 {{seq}} 条：',
    kinds: {
      'case-received': '收件登记', 'case-started': '流程启动', 'step-opened': '环节开始', 'step-claimed': '签收', 'step-released': '退回待办', 'step-decided': '提交意见', 'opinion-recorded': '意见入档', 'document-numbered': '文书编号', 'document-kept': '文书存档',
      'clock-redated': '时限重新计算', 'clock-notice': '时限提醒', 'signal-raised': '发出信号', 'signal-aggravated': '信号加重', 'case-completed': '办结',
    },
  },
};
