import type { QuestionPool } from '../attempts/bank.ts'
import type { QuestionKind } from '../attempts/kinds/kinds.ts'
import type { Difficulty } from '../tests/difficulty.ts'
import { UNSEEN, type PracticePast } from './past.ts'

/** A live question that practice may ask. */
export interface PracticeCandidate {
  id: string
  lineage_id: string
  test_id: string
  topic: string
  kind: QuestionKind
  /** The question's, or that of its test. */
  difficulty: Difficulty
  pool: QuestionPool
}

/** Which questions a learner wants; what is left out filters nothing. */
export interface PracticeFilter {
  tests?: readonly string[]
  topics?: readonly string[]
  kinds?: readonly QuestionKind[]
  difficulties?: readonly Difficulty[]
  /** Only those with one of these lineages, as those that are flagged. */
  marked?: ReadonlySet<string>
  /** Only those last answered before this, in milliseconds since 1970, or never. */
  seen_before?: number
}

export function fitting<Of extends PracticeCandidate>(
  candidates: readonly Of[],
  { tests, topics, kinds, difficulties, marked, seen_before = Infinity }: PracticeFilter,
  past: PracticePast,
): Of[] {
  const [isTest, isTopic, isKind, isDifficulty] = [among(tests), among(topics), among(kinds), among(difficulties)]
  return candidates.filter((it) => {
    const before = past.get(it.lineage_id) ?? UNSEEN
    return (
      isTest(it.test_id) &&
      isTopic(it.topic) &&
      isKind(it.kind) &&
      isDifficulty(it.difficulty) &&
      (!marked || marked.has(it.lineage_id)) &&
      (before.seen_at ?? -Infinity) < seen_before
    )
  })
}

function among<Value>(values: readonly Value[] | undefined): (value: Value) => boolean {
  if (!values || values.length === 0) return () => true
  const set = new Set(values)
  return (value) => set.has(value)
}
