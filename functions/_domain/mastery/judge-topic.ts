import type { AbilityEstimate } from '../ability/follow-ability.ts'
import { expectedShare, type AlikeQuestions, type ShareRange } from './expected-share.ts'
import type { MasteryLevel } from './levels.ts'

/** What a learner has shown of a topic. */
export interface TopicEvidence {
  questions: number
  seen: number
  /** Right in mixed work since they were last missed. */
  held: number
  /** Those that were so on two days. */
  kept: number
}

export interface TopicMastery extends TopicEvidence {
  level: MasteryLevel | null
  share: ShareRange
}

/** Each level asks for all of those below, too. In topics with fewer questions, all of them are enough. */
export const THRESHOLDS = {
  /** Questions that are held, and which part they are of those that were seen. */
  familiar: { held: 3, ofSeen: 0.5 },
  /** And the least part of the topic that should be right today. */
  proficient: { held: 5, share: 0.7 },
  /** And questions that were right on two days. */
  mastered: { kept: 5, share: 0.85 },
} as const

/** A question of a topic that a learner has answered. */
export interface SeenOfTopic {
  /** Which of the alike questions it is one of. */
  place: number
  /** On how many days it was right in mixed work since it was last missed: 0, 1, or 2 for two and more. */
  mixed_days: number
}

/**
 * How well a learner masters a topic. A right answer in mixed work never lowers it, a miss never raises it, and right answers in
 * a drill of mistakes do neither.
 */
export function judgeTopic(
  topic: readonly AlikeQuestions[],
  seen: readonly SeenOfTopic[],
  estimate: Pick<AbilityEstimate, 'ability' | 'deviation'>,
): TopicMastery {
  const held = seen.filter(({ mixed_days }) => mixed_days >= 1)
  const evidence: TopicEvidence = {
    questions: topic.reduce((sum, { count }) => sum + count, 0),
    seen: seen.length,
    held: held.length,
    kept: held.filter(({ mixed_days }) => mixed_days >= 2).length,
  }
  const heldOfKind = topic.map(() => 0)
  for (const { place } of held) heldOfKind[place] = (heldOfKind[place] ?? 0) + 1
  const share = expectedShare(topic, heldOfKind, estimate)
  return { ...evidence, share, level: levelOf(evidence, share) }
}

function levelOf(evidence: TopicEvidence, { low }: ShareRange): MasteryLevel | null {
  if (evidence.seen === 0) return null
  if (evidence.held < heldFor('familiar', evidence)) return 'attempted'
  if (evidence.held < heldFor('proficient', evidence) || low < THRESHOLDS.proficient.share) return 'familiar'
  return evidence.kept < keptForMastered(evidence) || low < THRESHOLDS.mastered.share ? 'proficient' : 'mastered'
}

/** How many questions have to be held for a level. */
export const heldFor = (level: 'familiar' | 'proficient', { questions, seen }: TopicEvidence): number =>
  Math.max(Math.min(questions, THRESHOLDS[level].held), Math.ceil(THRESHOLDS.familiar.ofSeen * seen))

/** How many have to be right on two days for the highest level. */
export const keptForMastered = ({ questions }: TopicEvidence): number => Math.min(questions, THRESHOLDS.mastered.kept)
