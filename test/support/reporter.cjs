/** Mocha's own `spec` report and summary, followed by one plain line that any tool can read. */
const Mocha = require('mocha');

module.exports = class extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const skipped = [];
    runner.on(Mocha.Runner.constants.EVENT_TEST_PENDING, (test) => skipped.push(test.fullTitle()));
    this.skippedTitles = skipped;
  }

  epilogue() {
    super.epilogue();
    const { passes, failures, pending } = this.stats;
    for (const title of this.skippedTitles) console.log(`skipped: ${title}`);
    console.log(`${passes} passed, ${failures} failed, ${pending} skipped`);
  }
};
