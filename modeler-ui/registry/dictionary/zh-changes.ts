/** The change procedure's pages in Chinese (R7a, R7b, R8). */
export const zhChanges = {
  changes: {
    title: '变更', queue: '变更审查', power: '事项 / 事由', what: '变更', deadline: '到期', declared: '申报', notDeclared: '尚未申报', reviewer: '审查人员', facts: '变更情况', serial: '编号', mine: '只看本机关', late: '只看超期',
    kind: { add: '新增', modify: '修改', suspend: '暂停', resume: '恢复', abolish: '取消' },
    state: { expected: '待申报', declared: '已申报，待审查', 'under-review': '审查中', returned: '已退回', confirmed: '已确认，待入库', done: '已办结', withdrawn: '已撤回' },
    event: { expect: '应当申报', declare: '申报', 'take-up': '受理审查', return: '退回', confirm: '确认', adjust: '入库', finish: '发布', withdraw: '撤回', recall: '撤回申报', dismiss: '无须变更' },
    limit: { declare: '申报时限（事由发生后 20 日）', review: '审查时限（收到申报后 10 日）', adjust: '入库时限（确认后 10 日）' },
    left: '余 {{count}} 日', lastDay: '今日为最后一日', over: '超 {{count}} 日', undetermined: '工作日历未载入，暂不能确定',
    empty: '没有变更', emptyHelp: '行政机关申报的新增、修改、暂停、恢复、取消，以及法律依据变化后应当申报的事项，显示在这里，最先到期的排在最前。', nothing: '没有符合条件的变更',
    cause: '申报事由', causeHelp: '法律法规颁布、修订、废止，职能调整，或者其他事由。', causeDate: '事由发生日期', causeDateHelp: '应在事由发生后 {{limit}} 日内申报。', submit: '提交申报',
    daysLeft: '已过 {{elapsed}} 日；应在 {{limit}} 日内申报，还有 {{left}} 日。', daysOver: '已过 {{elapsed}} 日，超过 {{limit}} 日的申报期限。仍可申报，请在事由中说明原因。',
    declareKind: { suspend: '申报暂停', resume: '申报恢复', abolish: '申报取消', add: '申报新增', modify: '申报修改' },
    declareHelp: {
      suspend: '经法制机构确认、本机关入库后，该事项不再受理新的办件；在办件按原版本办结。', resume: '经法制机构确认、本机关入库后，该事项恢复受理新的办件。',
      abolish: '经法制机构确认、本机关入库后，该事项不再受理新的办件，且不能恢复；在办件按原版本办结。', add: '本变更还没有提交版本。', modify: '本变更还没有提交版本。',
    },
    now: '现在办理', documents: '书面反馈', takeUp: '受理审查', confirm: '确认', return: '退回', dismiss: '无须变更', withdraw: '撤回申报', withdrawAsk: '撤回后可以修改并重新申报，确定撤回吗？',
    opinionHelp: '写入书面反馈，送达申报机关，不能修改。退回须说明理由。', confirmPhrase: '经审查，法律依据充分，内容完整、准确，予以确认。', usePhrase: '填入常用意见',
    ask: { confirm: '确认该变更？', return: '退回该变更？', dismiss: '认定无须变更？' },
    then: { confirm: '之后：生成书面反馈，申报机关在 10 日内按确认内容入库。', return: '之后：生成书面反馈，申报机关修改后重新申报。', dismiss: '之后：该变更办结，不再要求申报。' },
    hasErrors: '流程图检查还有 {{count}} 个错误，不能确认；可以附理由退回。', ownDeclaration: '该变更由您本人申报或者编制。任何人不得审查自己申报的事项，请由其他审查人员办理。',
    waitsFor: { organ: '等待申报机关办理。', 'legal-office': '等待法制机构审查。' }, finished: '该变更已经办结。', deploying: '已入库，正在部署到流程引擎，完成后自动发布。',
    adjustTitle: '按确认内容入库', adjustProof: '将入库的就是本页所示的登记信息和流程图。服务器逐项与确认时留存的校验值比对，有任何不同即拒绝。', adjustPower: '法制机构已经确认。入库后立即生效。', adjust: '核对并入库',
    repair: '已退回，请修改后重新申报', answer: '应当申报', repairFlowchart: '修改流程图并申报', toPower: '到事项页面新建版本', declareThere: '修改登记信息和流程图，在流程图页面点击“提交审查”。',
  },
  comments: { title: '批注', count: '未解决 {{open}}，共 {{all}}', resolved: '{{name}}已解决', resolve: '标为已解决', showAll: '显示已解决的', hide: '隐藏已解决的', placeholder: '写下批注', post: '发表' },
};
