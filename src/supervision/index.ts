export { verifyComplaints, type ComplaintsVerified } from './complaints/verify.ts';
export { SIGNAL_RULES, type SignalRule } from './rules/index.ts';
export { verifyInvestigations, type InvestigationsVerified } from './investigations/verify.ts';
export { verifyOfficeSettings } from './settings/office-settings.ts';
export { verifyRuleSettings } from './settings/verify.ts';
export { verifySignals, type SignalsVerified } from './signals/verify-signals.ts';
