/** The entry editor and the wizard for a new power in English. */
export const enEntry = {
  entry: {
    returned: 'Returned by {{name}} on {{at}}. Reasons: {{opinion}}', name: 'Name', nameEn: 'English name', procedure: 'Procedure', intake: 'Begins', intakePosition: 'Registered at', intakePositionHelp: 'Cases are registered at this position.', specialHelp: 'Special procedures that the law provides for this power; their time does not count.', fixed: 'Identity of the power; no version can change it.',
    law: 'Law', lawHelp: 'Without brackets.', article: 'Article', articleHelp: 'e.g. 第三十三条第一款', articleText: 'Text', addBasis: 'Add a legal basis', condition: 'Condition {{number}}', addCondition: 'Add a condition',
    code: 'Code', key: 'Key', addMaterial: 'Add a material', addPosition: 'Add a position', positionName: 'Position', positionCodeHelp: 'The flowchart names positions by code.', unitLabel: 'Counted in', unit: { 'working-day': 'working days', 'calendar-day': 'days' },
    limitBasis: 'Basis', promisedHelp: 'Not longer than the statutory limit.', extension: 'May be extended by the head of the organ', feeText: 'What is charged, by which rate and basis', externalHelp: 'The course of the procedure for the public, in words that a party understands.',
    violation: 'Violation', addBenchmark: 'Add a violation', addTier: 'Add a tier', conditionsHelp: 'One situation a line.', least: 'Least', most: 'Most', yuan: 'yuan', times: 'times', signs: 'characters', basis: { amount: 'Amount (yuan)', 'times-of-income': 'Times of the illegal income', 'times-of-value': 'Times of the value of the goods' },
    design: 'Open in the designer…', designed: 'Done', addField: 'Add a field', fieldUnit: 'Unit', helpEn: 'Help in English', outcomesHelp: 'Codes of outcomes with spaces between; empty = always asked.', options: 'Options', optionsHelp: 'One a line: code Chinese | English', more: 'Bounds, help, outcomes', formTitle: 'Title', fieldCount_one: '{{count}} field', fieldCount_other: '{{count}} fields', addForm: 'Add a form', formKey: 'Key of the form, e.g. siteInspection', formKeyHelp: 'Letters and digits, a small letter first; the flowchart names forms by key.', removeForm: 'Remove this form',
    up: 'Move item {{number}} up', down: 'Move item {{number}} down', remove: 'Remove item {{number}}',
    contents: 'Contents', check: 'Completeness', complete: 'Everything required is there', wrong_one: '{{count}} to correct', wrong_other: '{{count}} to correct', missing: 'Needed before it is declared', doubts: 'Please check', flowchartHelp: 'Checked against the stored entry.',
    save: 'Save', saved: 'Saved', unsaved: 'Unsaved changes', revert: 'Discard changes', restored: 'Your unsaved changes were restored.', toPower: 'Page of the power', toFlowchart: 'Flowchart',
    conflict: 'Somebody saved other content meanwhile. What each of you changed alone was put together; the parts below were changed by both. Yours are kept for now, decide for each:', takeMine: 'Take mine', takeTheirs: 'Take theirs',
    readOnly: 'This version cannot be changed, only read.', notPermitted: 'You may not change this power, only read it.',
  },
  doubt: { promised: 'the promised limit is longer than the statutory one', tiers: 'a violation has no ordinary tier' },
  wizard: {
    category: 'Category', skeleton: 'Skeleton', blank: 'Empty flowchart', blankText: 'Drawn from the beginning.', identity: 'The power', create: 'Create the draft', then: 'Then fill in the entry, draw the flowchart, repair the findings and submit it.', restored: 'What you had begun was restored.', startOver: 'Start over',
    codeHelp: 'The national code of 31 characters, or a local one (8 to 33 digits and capital letters).', processId: 'Process id', processIdHelp: 'Made from the English name when empty.', lawHelp: 'The main basis; others come later. Without brackets.', limitHelp: 'As the law says; the promised limit follows the skeleton and can be changed later.',
    about: {
      licence: 'Permits an activity on application', penalty: 'Burdens a violation by law', compulsion: 'Sealing, seizing and the like', levy: 'Collects money or goods by law', grant: 'Gives money or services on application', inspection: 'Finds out whether the law is kept', confirmation: 'Confirms a status, relation or fact', reward: 'Rewards contributions',
      ruling: 'Rules between equal parties', other: 'None of the other nine',
    },
  },
};
