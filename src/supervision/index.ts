export { SIGNAL_RULES, type SignalRule } from './rules/index.ts';
