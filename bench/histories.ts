import { fold } from '../functions/_domain/engine/fold.ts'
import { newLearner, type Learner } from '../functions/_domain/engine/learner.ts'
import type { Ruleset } from '../functions/_domain/rules/ruleset.ts'
import { finish } from './finishes.ts'

/** What the engine itself makes of 10 to 30 finished tests in the days before day 0, some of them skipped. */
export function history(communityId: string, ruleset: Ruleset): Learner {
  let learner = newLearner(ruleset.version)
  const tests = 10 + Math.floor(Math.random() * 21)
  for (let test = tests - 1; test >= 0; test--) {
    const day = -Math.floor(test / 2) - (test > 8 ? 5 : 0)
    learner = fold(learner, finish(0, communityId, day), ruleset).learner
  }
  return learner
}
