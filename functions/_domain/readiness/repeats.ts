import type { LearnerAbility } from '../ability/follow-ability.ts'
import { abilityIn } from '../ability/follow-ability.ts'
import { recallOn } from '../memory/card.ts'
import { follow, type AttemptToRemember, type LearnerMemory } from '../memory/follow.ts'
import { dayAt } from '../time/days.ts'
import type { QuestionMetAgain } from './repeat-fit.ts'

/** An answer to a question that the learner had answered before, with what memory said of it then. */
export interface RememberedRepeat extends Pick<QuestionMetAgain, 'recall' | 'last_right'> {
  lineage_id: string
  right: boolean
}

/** All such answers in a learner's history, from its start. */
export function repeatsIn(attempts: readonly AttemptToRemember[]): RememberedRepeat[] {
  let memory: LearnerMemory = { cursor: null, questions: new Map() }
  return attempts.flatMap((attempt) => {
    const day = dayAt(attempt.finished_at)
    const repeats = attempt.answers.flatMap(({ lineage_id, credit }): RememberedRepeat[] => {
      const before = memory.questions.get(lineage_id)
      if (!before) return []
      return [{ lineage_id, recall: recallOn(before, day), last_right: before.last_right, right: credit === 1 }]
    })
    memory = follow(memory, [attempt])
    return repeats
  })
}

/** How far a learner's ability in the topic of a question is above its difficulty. */
export const leadOver = (
  learner: LearnerAbility,
  { topic, difficulty }: { topic: string; difficulty: number },
): number => abilityIn(learner, topic).ability - difficulty
