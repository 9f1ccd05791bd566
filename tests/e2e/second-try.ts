import type { FullConfig, Reporter, Suite } from '@playwright/test/reporter'

/** Says in the closing line of a run which tests passed only at their second try: each of them is looked into. */
export default class SecondTry implements Reporter {
  #suite: Suite | undefined

  onBegin(_config: FullConfig, suite: Suite) {
    this.#suite = suite
  }

  onEnd() {
    const flaky = (this.#suite?.allTests() ?? []).filter((test) => test.outcome() === 'flaky')
    const titles = flaky.map((test) => `[${test.parent.project()?.name}] ${test.title}`)
    console.log(titles.length > 0 ? `\nflaky: ${titles.join('; ')}` : '\nno test needed a second try')
  }
}
