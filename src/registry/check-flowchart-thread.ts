/** Checks a drawing against its entry, in a parser's thread. */
import { lintFlowchart, type Finding, type LintFlowchartInput } from '../../processes/lint/index.ts';

const checkFlowchart = async (input: LintFlowchartInput): Promise<Finding[]> => (await lintFlowchart(input)).findings;
export default checkFlowchart;
