/** Words of supervision, calendar and status. */
export const zhOversight = {
  signal: {
    yellow: '黄色信号', red: '红色信号', rule: '规则', what: '情形', dueAt: '应办结', raisedAt: '发出', lateness: '发出迟延', facts: '信号内容', limit: '时限', grave: '情节较重', sinceDue: '距到期已过', source: '发现途径', history: '经过',
    from: { engine: '流程引擎定时', sweep: '数据库巡检' }, state: { open: '有效', withdrawn: '已撤销' }, kind: { raised: '发出信号', aggravated: '加重：超过法定时限', withdrawn: '撤销' },
  },
  wall: {
    title: '监察大屏', full: '全屏', leaveFull: '退出全屏', allSignals: '全部信号', timers: '最先到期', left: '剩余时间', organ: '机关 / 环节', signals: '信号', byOrgan: '各机关在办', decided: '已决定，停止计时', new: '新',
    live: { live: '实时', connecting: '正在连接', lost: '连接中断，正在重连' },
    total: { running: '在办', dueToday: '今日到期', warned: '将到期', overdue: '已超期', yellow: '黄色信号', red: '红色信号' },
    to: { promised: '距承诺时限', statutory: '距法定时限', step: '距环节限时' }, past: { promised: '已超承诺时限', statutory: '已超法定时限', step: '已超环节限时' },
    empty: '没有在办的办件', emptyText: '您管辖范围内的办件受理后，计时会出现在这里。', noSignals: '没有信号', noSignalsText: '办件超过时限时，平台自动发出信号并立即显示在这里。',
  },
  calendar: {
    hours: '上班 {{start}}–{{close}}', workingDays: '工作日', holiday: '放假', makeUp: '调休上班', off: '休', on: '班', source: '依据：', notLoaded: '未载入', edit: '修改', load: '按日点选', paste: '粘贴 JSON', save: '保存', clickDays: '点击日期切换：工作日 ↔ 放假；周末 → 调休上班 → 放假 → 周末。',
    sourceLabel: '依据', sourcePlaceholder: '国务院办公厅关于 {{year}} 年部分节假日安排的通知', sourceNeeded: '请写明依据的文件。', saved: '{{year}} 年日历已保存，重新计算了 {{count}} 个办件的时限', missing: '{{year}} 年的工作日历尚未载入', missingText: '涉及这一年的到期日会标明“暂不能确定”，不作推测。由牵头办在国务院公布放假安排后载入。',
    confirmTitle: '保存 {{year}} 年工作日历？', confirm: '保存并重新计算', confirmText: '全年 {{days}} 个工作日，放假 {{holidays}} 天，调休上班 {{makeUp}} 天。保存后，未办结办件的到期时间立即按新日历重新计算，每一处变动都记入存证。',
    pasteTitle: '{{year}} 年：粘贴 JSON', pasteText: '包含 source（依据）、holidays（放假日）、makeUpWorkdays（调休上班日）。检查通过后先在月历中预览，再保存。', check: '检查并预览', pasteProblems: '有 {{count}} 处需要修改', line: '第 {{line}} 行：',
    weekdays: '一 二 三 四 五 六 日', month: '{{month}} 月', kind: { workday: '工作日', rest: '周末', holiday: '放假', 'make-up': '调休上班' },
  },
  status: {
    engine: '流程引擎', state: '状态', address: '地址', version: '版本（系列）', restarts: '重启次数', database: '数据库', kind: '种类', ok: '正常', notAnswering: '没有应答', embedded: '内置，由平台守护', external: '外部',
    outbox: '待送引擎的指令', pending: '等待', oldest: '最久等待', dead: '需要人工处理', sweep: '独立巡检', lastAt: '上次巡检', lag: '迟延', never: '尚未进行', mode: '运行方式', offset: '时钟前移', none: '无', uptime: '已运行', memory: '内存',
    modeWord: { demonstration: '演示', production: '正式' }, engineState: { running: '运行中', starting: '正在启动', stopped: '已停止', restarting: '正在重启', unreachable: '连接不上', external: '外部，运行中' },
    disagreements: '引擎定时与时限台账不一致（{{count}}）', disagreementsText: '引擎应响未响的定时。信号由巡检另行发出，不会漏发。', oneCase: '办件', stalled: '停滞的办件（{{count}}）', stalledText: '未办结，但引擎中没有正在等待的环节。',
  },
};
