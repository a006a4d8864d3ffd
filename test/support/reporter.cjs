/**
 * Mocha's own `spec` report and summary, then what took longest and what was skipped, and one plain line that any tool can read.
 *
 * Files run in parallel processes: mocha hands over each file's events together, with plain objects for tests.
 */
const Mocha = require('mocha');

const SLOWEST = 10;

module.exports = class extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const { EVENT_TEST_PENDING, EVENT_TEST_END } = Mocha.Runner.constants;
    this.skippedTitles = [];
    this.millisecondsOf = new Map();
    runner.on(EVENT_TEST_PENDING, (test) => this.skippedTitles.push(test.fullTitle()));
    runner.on(EVENT_TEST_END, ({ file = '', duration = 0 }) =>
      this.millisecondsOf.set(file, (this.millisecondsOf.get(file) ?? 0) + duration),
    );
  }

  epilogue() {
    super.epilogue();
    const { passes, failures, pending } = this.stats;
    const slowest = [...this.millisecondsOf].sort(([, one], [, other]) => other - one).slice(0, SLOWEST);
    console.log(
      `Slowest files, in seconds of their tests: ${slowest.map(([file, milliseconds]) => `${file.replace(`${process.cwd()}/`, '')} ${(milliseconds / 1_000).toFixed(0)}`).join(', ')}`,
    );
    for (const title of this.skippedTitles) console.log(`skipped: ${title}`);
    console.log(`${passes} passed, ${failures} failed, ${pending} skipped`);
  }
};
