import { chooseQuestions } from '../attempts/choose-questions.ts'
import { shareOut } from '../attempts/share-out.ts'
import { shuffle, type Random } from '../attempts/shuffle.ts'
import type { TopicQuota } from '../attempts/topic-quota.ts'
import type { PracticeCandidate } from './filter.ts'
import { STANDINGS, UNSEEN, type PracticePast, type QuestionStanding } from './past.ts'
import type { PracticePreset } from './presets.ts'
import { spreadTopics } from './spread-topics.ts'

interface PracticeRules {
  preset: PracticePreset
  /** Fewer where there are fewer. */
  length: number
  past: PracticePast
  /** What one attempt missed, by lineage. */
  misses: ReadonlySet<string>
  /** What is due for review, by lineage, the most urgent first. */
  due: readonly string[]
  /** How tests spread their topics. */
  quotas: readonly TopicQuota[]
}

/** Of ten questions to strengthen weak spots. What one of them cannot fill is filled from the others, in this order. */
const WEAK_SPOTS: Record<QuestionStanding, number> = { missed: 6, unseen: 3, known: 1 }

/** The questions of a practice session in the order in which they are asked. The same chance chooses the same ones. */
export const choosePractice = <Of extends PracticeCandidate>(
  candidates: readonly Of[],
  wish: PracticeRules,
  random: Random,
): Of[] => spreadTopics(chosen(uniqueOf(candidates), wish, random), random)

function chosen<Of extends PracticeCandidate>(
  candidates: readonly Of[],
  { preset, length, past, misses, due, quotas }: PracticeRules,
  random: Random,
): Of[] {
  const some = (questions: readonly Of[]) => shuffle(questions, random).slice(0, length)
  switch (preset) {
    case 'attempt_misses':
      return some(candidates.filter(({ lineage_id }) => misses.has(lineage_id)))
    case 'due': {
      const byLineage = new Map(candidates.map((it) => [it.lineage_id, it]))
      return due.flatMap((lineage) => byLineage.get(lineage) ?? []).slice(0, length)
    }
    case 'unseen':
      return some(candidates.filter(({ lineage_id }) => standingOf(past, lineage_id) === 'unseen'))
    case 'exam_mix':
      return chooseQuestions(candidates, { mode: 'practice', length, quotas }, random)
    case 'weak_spots': {
      const shares = shareOut(
        STANDINGS.map((standing) => WEAK_SPOTS[standing]),
        length,
      )
      const groups = STANDINGS.map((standing) =>
        shuffle(
          candidates.filter(({ lineage_id }) => standingOf(past, lineage_id) === standing),
          random,
        ),
      )
      const fair = groups.flatMap((group, index) => group.slice(0, shares[index]))
      const rest = groups.flatMap((group, index) => group.slice(shares[index]))
      return [...fair, ...rest].slice(0, length)
    }
  }
}

const standingOf = (past: PracticePast, lineage: string): QuestionStanding => (past.get(lineage) ?? UNSEEN).standing

/** A question that stands in two tests is asked once. */
const uniqueOf = <Of extends { lineage_id: string }>(questions: readonly Of[]): Of[] =>
  [...Map.groupBy(questions, ({ lineage_id }) => lineage_id).values()].flatMap(([first]) => first ?? [])

/** How many of the chosen questions stand how. */
export type PracticeMix = Record<QuestionStanding, number>

export const mixOf = (questions: readonly { lineage_id: string }[], past: PracticePast): PracticeMix => {
  const mix: PracticeMix = { missed: 0, unseen: 0, known: 0 }
  for (const { lineage_id } of questions) mix[standingOf(past, lineage_id)]++
  return mix
}

/** How tests spread their topics, by their quotas or else by their questions; each test weighs as much as it has questions. */
export function topicSpread(
  candidates: readonly Pick<PracticeCandidate, 'test_id' | 'topic'>[],
  quotasOf: ReadonlyMap<string, readonly TopicQuota[] | null>,
): TopicQuota[] {
  const spread = new Map<string, number>()
  const add = (topic: string, questions: number) => spread.set(topic, (spread.get(topic) ?? 0) + questions)
  for (const [test, questions] of Map.groupBy(candidates, ({ test_id }) => test_id)) {
    const quotas = quotasOf.get(test) ?? []
    const total = quotas.reduce((sum, quota) => sum + quota.questions, 0)
    for (const { topic, questions: quota } of quotas) add(topic, (questions.length * quota) / total)
    if (total === 0) for (const { topic } of questions) add(topic, 1)
  }
  return [...spread].map(([topic, questions]) => ({ topic, questions }))
}
