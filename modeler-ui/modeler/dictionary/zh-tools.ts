/** Layout, walk-through, printing, skeletons, comments and repairs, in Chinese. */
export const zhTools = {
  tools: {
    layout: '自动排列', layoutDone: '已自动排列，可以撤销。', layoutFailed: '不能自动排列：{{detail}}', walk: '走一遍（模拟）', exportPng: '导出图片（PNG）', print: '打印或存为 PDF…', skeleton: '从骨架开始…', skeletonOffer: '流程图还是空的，可以从本类事项的骨架开始画。', comments: '批注',
    failed: '未能完成：{{detail}}',
  },
  repair: { done: '已改正 {{count}} 处，可以撤销。', none: '要改正的元素已经不在图中。' },
  skeleton: {
    title: '从骨架开始', loading: '正在读取…', none: '没有本类事项的骨架。', use: '使用', replaces: '打开后替换画布上的图；保存之前，登记的内容不变。',
    positions: '骨架用到的岗位：{{names}}', missing: '登记的岗位中没有：{{names}}。打开后请为相应环节另选岗位，或者在登记信息中增加岗位。',
  },
  comments: {
    title: '批注', close: '收起批注', count: '{{count}} 条未解决', none: '还没有批注。', noneFor: '“{{name}}”还没有批注。', about: '关于', whole: '整个流程图', all: '全部', onlyThis: '只看“{{name}}”', showResolved: '显示已解决的',
    text: '写批注', placeholder: '写给申报机关或者审查人员', add: '发表', resolve: '标记为已解决', resolved: '{{name}}于 {{at}} 解决', gone: '元素已不在图中', mark: '{{count}} 条未解决的批注', notAllowed: '您可以查看批注，不能发表。',
  },
  print: { title: '打印流程图', code: '权力编码', organ: '行使机关', version: '版本', printedAt: '打印时间', back: '返回', print: '打印', hint: '在打印窗口中选择“另存为 PDF”可以得到 PDF 文件。' },
  walk: {
    title: '走一遍流程', intro: '以一个办件的身份走一遍：到每个环节选择办理结果，看它往哪里走。不影响任何办件和登记内容。', start: '开始', again: '重新开始', close: '关闭', waiting: '正在办理的环节', choose: '选择办理结果', arriving: '正在前进…',
    log: '经过', started: '办件开始', step: '{{name}}：{{outcome}}', document: '生成{{name}}', closed: '办结：{{name}}', ended: '流程结束', stuck: '走到这里没有去路：分支没有设置与“{{outcome}}”对应的流向，也没有默认流向。', noOutcome: '该环节没有办理结果', cannotStart: '没有开始事件，不能走。',
    speed: '速度', slow: '慢', normal: '中', fast: '快',
  },
};
