import type { FullConfig, Reporter, Suite, TestCase } from '@playwright/test/reporter'

/** Names at the end of a run the tests that failed, and those that passed only at their second try. */
export default class SecondTry implements Reporter {
  #suite: Suite | undefined

  onBegin(_config: FullConfig, suite: Suite) {
    this.#suite = suite
  }

  onEnd() {
    const named = (outcome: ReturnType<TestCase['outcome']>) =>
      (this.#suite?.allTests() ?? [])
        .filter((test) => test.outcome() === outcome)
        .map((test) => `[${test.parent.project()?.name}] ${test.title}`)
    const failed = named('unexpected')
    const flaky = named('flaky')
    if (failed.length > 0) console.log(`\nfailed: ${failed.join('; ')}`)
    console.log(flaky.length > 0 ? `\nflaky: ${flaky.join('; ')}` : '\nno test passed only at its second try')
  }
}
