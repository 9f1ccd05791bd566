import { heldFor, keptForMastered, THRESHOLDS, type TopicMastery } from './judge-topic.ts'
import { MASTERY_LEVELS, rankOf, type MasteryLevel } from './levels.ts'

/** What is missing to the next level of a topic. */
export type MasteryStep =
  | { kind: 'begin' }
  /** So many more questions have to be right in mixed work. */
  | { kind: 'hold'; questions: number }
  /** The lower end of what should be right has to rise, in whole percent. */
  | { kind: 'share'; from: number; to: number }
  /** So many more have to be right on a second day. */
  | { kind: 'keep'; questions: number }

export interface StepsToLevel {
  level: MasteryLevel
  /** All of them are needed. */
  steps: MasteryStep[]
}

/** What lifts a topic to its next level; null where there is none. */
export function nextSteps(mastery: TopicMastery): StepsToLevel | null {
  const level = MASTERY_LEVELS[rankOf(mastery.level)]
  return level === undefined ? null : { level, steps: stepsTo(level, mastery) }
}

function stepsTo(level: MasteryLevel, mastery: TopicMastery): MasteryStep[] {
  switch (level) {
    case 'attempted':
      return [{ kind: 'begin' }]
    case 'familiar':
      return hold('familiar', mastery)
    case 'proficient':
      return [...hold('proficient', mastery), ...raise(THRESHOLDS.proficient.share, mastery)]
    case 'mastered': {
      const questions = keptForMastered(mastery) - mastery.kept
      const keep: MasteryStep[] = questions > 0 ? [{ kind: 'keep', questions }] : []
      return [...keep, ...raise(THRESHOLDS.mastered.share, mastery)]
    }
  }
}

function hold(level: 'familiar' | 'proficient', mastery: TopicMastery): MasteryStep[] {
  const questions = heldFor(level, mastery) - mastery.held
  return questions > 0 ? [{ kind: 'hold', questions }] : []
}

/** Rounded so that what is missing never reads as if it were there. */
const raise = (share: number, { share: { low } }: TopicMastery): MasteryStep[] =>
  low < share ? [{ kind: 'share', from: Math.floor(100 * low), to: Math.round(100 * share) }] : []
