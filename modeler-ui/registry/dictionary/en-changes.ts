/** The change procedure's pages in English (R7a, R7b, R8). */
export const enChanges = {
  changes: {
    title: 'Changes', queue: 'Review queue', power: 'Power / cause', what: 'Change', deadline: 'Due', declared: 'Declared', notDeclared: 'Not yet declared', reviewer: 'Reviewer', facts: 'The change', serial: 'Number', mine: 'My organ only', late: 'Late only',
    kind: { add: 'New', modify: 'Modification', suspend: 'Suspension', resume: 'Resumption', abolish: 'Abolition' },
    state: { expected: 'To be declared', declared: 'Declared', 'under-review': 'Under review', returned: 'Returned', confirmed: 'Confirmed, to enter', done: 'Done', withdrawn: 'Withdrawn' },
    event: { expect: 'Called for', declare: 'Declared', 'take-up': 'Taken up', return: 'Returned', confirm: 'Confirmed', adjust: 'Entered', finish: 'Published', withdraw: 'Withdrawn', recall: 'Declaration withdrawn', dismiss: 'Not needed' },
    limit: { declare: 'to declare (20 days from the cause)', review: 'to review (10 days from declaration)', adjust: 'to enter (10 days from confirmation)' },
    left_one: '{{count}} day left', left_other: '{{count}} days left', lastDay: 'last day today', over_one: '{{count}} day late', over_other: '{{count}} days late', undetermined: 'calendar not loaded, undetermined',
    empty: 'No changes', emptyHelp: 'Additions, modifications, suspensions, resumptions and abolitions that organs declare, and those that a changed law calls for, appear here, the nearest deadline first.', nothing: 'No change matches',
    cause: 'Cause', causeHelp: 'A law issued, amended or repealed, a change of functions, or another cause.', causeDate: 'Date of the cause', causeDateHelp: 'To be declared within {{limit}} days of the cause.', submit: 'Declare',
    daysLeft: '{{elapsed}} days have passed; declare within {{limit}} days, {{left}} left.', daysOver: '{{elapsed}} days have passed, more than the {{limit}} allowed. You can still declare; say why in the cause.',
    declareKind: { suspend: 'Declare a suspension', resume: 'Declare a resumption', abolish: 'Declare an abolition', add: 'Declare the new power', modify: 'Declare a modification' },
    declareHelp: {
      suspend: 'Once the legal office confirms and the organ enters it, no new cases are taken; running cases end under their version.', resume: 'Once the legal office confirms and the organ enters it, new cases are taken again.',
      abolish: 'Once the legal office confirms and the organ enters it, no new cases are taken, for good; running cases end under their version.', add: 'No version was submitted for this change yet.', modify: 'No version was submitted for this change yet.',
    },
    now: 'Now', documents: 'Written answers', takeUp: 'Take up for review', confirm: 'Confirm', return: 'Return', dismiss: 'No change needed', withdraw: 'Withdraw', withdrawAsk: 'After withdrawal it can be changed and declared again. Withdraw?',
    opinionHelp: 'Goes into the written answer to the organ and cannot be changed. A return states its reasons.', confirmPhrase: 'Reviewed: the legal basis suffices, the content is complete and accurate. Confirmed.', usePhrase: 'Use the usual opinion',
    ask: { confirm: 'Confirm this change?', return: 'Return this change?', dismiss: 'Find that no change is needed?' },
    then: { confirm: 'Then: a written answer is made; the organ enters what was confirmed within 10 days.', return: 'Then: a written answer is made; the organ repairs and declares again.', dismiss: 'Then: the change is finished and nothing need be declared.' },
    hasErrors_one: 'The flowchart check still has {{count}} error: it cannot be confirmed, but returned with reasons.', hasErrors_other: 'The flowchart check still has {{count}} errors: it cannot be confirmed, but returned with reasons.', ownDeclaration: 'You declared or drew this change yourself. Nobody reviews their own; another legal officer must do it.',
    waitsFor: { organ: 'Waits for the organ.', 'legal-office': 'Waits for the legal office.' }, finished: 'This change is finished.', deploying: 'Entered; the engine is getting it. It is published by itself.',
    adjustTitle: 'Enter what was confirmed', adjustProof: 'What is entered is the entry and the flowchart that this page shows. The server compares them part by part with the hashes kept at confirmation and refuses any difference.', adjustPower: 'The legal office has confirmed. It takes effect at once when entered.', adjust: 'Check and enter',
    repair: 'Returned: repair and declare again', answer: 'To be declared', repairFlowchart: 'Edit the flowchart and declare', toPower: 'Make a version on the page of the power', declareThere: 'Edit the entry and the flowchart, then submit on the page of the flowchart.',
  },
  comments: { title: 'Comments', count: '{{open}} open of {{all}}', resolved: 'resolved by {{name}}', resolve: 'Mark as resolved', showAll: 'Show resolved ones', hide: 'Hide resolved ones', placeholder: 'Write a comment', post: 'Post' },
};
