import type { Test } from '#contracts/tests/tests.ts'
import { DIFFICULTIES } from '#domain/tests/difficulty.ts'

type Listed = Pick<Test, 'id' | 'title' | 'difficulty' | 'lengths' | 'mine'>

/** Whether the learner has a test behind them or under way. */
export const hasBegun = (tests: readonly Listed[]): boolean =>
  tests.some(({ mine }) => mine.running !== null || mine.finished > 0)

const offeredIn = ({ practice, exam }: Test['lengths']) => [...practice, ...exam]

/** The test to begin with: the easiest, at its shortest length. Null if none has enough questions. */
export const firstTest = (tests: readonly Listed[]) => {
  const [first] = tests
    .filter(({ lengths }) => offeredIn(lengths).length > 0)
    .toSorted((a, b) => DIFFICULTIES.indexOf(a.difficulty) - DIFFICULTIES.indexOf(b.difficulty))
  if (!first) return null
  return { id: first.id, title: first.title, questions: Math.min(...offeredIn(first.lengths)) }
}

/** The test to take next: the easiest that was never finished, or else the one with the lowest best result. */
export const nextTest = (tests: readonly Listed[]) => {
  const fresh = firstTest(tests.filter(({ mine }) => mine.finished === 0))
  if (fresh) return { ...fresh, best: null }
  const taken = tests.toSorted((a, b) => (a.mine.best ?? 0) - (b.mine.best ?? 0))
  const again = taken.map((test) => ({ first: firstTest([test]), best: test.mine.best })).find(({ first }) => first)
  return again?.first ? { ...again.first, best: again.best } : null
}
