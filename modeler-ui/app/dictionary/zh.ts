import { zhFigures } from './zh-figures.ts';
import { zhOversight } from './zh-oversight.ts';
import { zhInquiries } from './zh-inquiries.ts';
import { zhRules } from './zh-rules.ts';
import { zhMatters } from './zh-matters.ts';
import { zhPages } from './zh-pages.ts';
import { zhPapers } from './zh-papers.ts';
import { zhPenalty } from './zh-penalty.ts';
import { zhVisits } from './zh-visits.ts';
import { zhWork } from './zh-work.ts';
import { zhArchive } from './zh-archive.ts';

export const zh = {
  ...zhPages,
  ...zhOversight,
  ...zhFigures,
  ...zhRules,
  ...zhInquiries,
  ...zhMatters,
  ...zhWork,
  ...zhVisits,
  ...zhPapers,
  ...zhPenalty,
  ...zhArchive,
  product: '阳光行权',
  productLong: '行政权力阳光运行统一平台',
  home: {
    inbox: '待办',
    application: '收件登记',
    cases: '办件',
    licences: '证照登记簿',
    publications: '处罚公开',
    visits: '合并检查',
    archive: '案卷档案',
    matters: '全部事项',
    registry: '权力库',
    supervision: '监察',
    statistics: '统计',
    order: '发出监督通知',
    repairs: '流程修复',
    calendar: '工作日历',
    status: '系统状态',
  },
  role: {
    'lead-office': '牵头办',
    'system-administrator': '系统管理员',
    'security-administrator': '安全管理员',
    auditor: '审计管理员',
    supervisor: '监察',
    'legal-officer': '法制',
    'service-centre': '政务服务',
    'organ-registrar': '事项管理员',
    clerk: '经办',
  },
  shell: {
    skip: '跳到正文',
    homes: '主要页面',
    search: '查编号、名称、当事人',
    signOut: '退出',
    help: '快捷键说明',
    retrying: '服务暂时没有应答，正在重试，您的内容已保留。',
  },
  keys: {
    title: '快捷键',
    search: '查找事项',
    rows: '下一行、上一行',
    outcome: '选择办理结果',
    open: '打开所在行',
    close: '关闭、返回列表',
    submit: '提交所填表单',
    goTo: '去“{{home}}”',
    help: '本说明',
  },
  clock: {
    demonstration: '演示',
    advance: '前进',
    moved: '演示时钟已前进到 {{now}}',
    jump: {
      hours1: '前进 1 小时',
      workingDays1: '前进 1 个工作日',
      workingDays3: '前进 3 个工作日',
      workingDays7: '前进 7 个工作日',
      days1: '前进 1 天',
    },
  },
  signIn: {
    account: '账号',
    password: '密码',
    submit: '登录',
    again: '请重新登录',
    againText: '登录已过期。您填写的内容仍在页面中，登录后继续。',
    demonstration: '演示账号',
    demonstrationText: '点击即填入账号和密码。演示数据，与真实单位和个人无关。',
  },
  password: {
    title: '修改密码',
    current: '现在的密码',
    next: '新密码',
    again: '再输一遍新密码',
    help: '至少 10 个字符，不能包含账号。',
    submit: '修改',
    done: '密码已修改，其他地方的登录已失效。',
    close: '关闭',
  },
  error: {
    code: '代码',
    request: '请求',
    retry: '重试',
    fields: '有 {{count}} 处需要修改，点击可到达',
    home: '返回首页',
    hint: {
      forbidden: '如确需办理，请联系本单位管理员核对您的岗位。',
      missing: '请核对地址，或在顶部查找。',
      slow: '操作过于频繁，请稍候再试。',
      fault: '已保存的内容不受影响，请稍后重试；仍不行时把代码告知系统管理员。',
    },
    forbidden: { title: '无权查看', text: '您的岗位和角色不包括这个页面。如有工作需要，请联系本单位管理员。' },
    missing: { title: '没有这个页面', text: '地址可能有误，或者内容不在您的管辖范围内。' },
    broken: { title: '页面出错了', text: '已保存的内容不受影响。请重新打开页面；仍不行时，把下面一行告知系统管理员。', reload: '重新打开' },
  },
} as const;
