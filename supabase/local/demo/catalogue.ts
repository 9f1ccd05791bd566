import type { TopicQuota } from '../../../functions/_domain/attempts/topic-quota.ts'
import type { Difficulty } from '../../../functions/_domain/tests/difficulty.ts'

/** What can be done in a community. */
export interface DemoCommunity {
  id: string
  slug: string
  tests: readonly DemoTest[]
  contents: readonly DemoContent[]
}

export interface DemoTest {
  id: string
  category: string
  difficulty: Difficulty
  /** The one that is taken. */
  version: number
  /** How many questions of each topic an attempt asks; null: the first of the bank. */
  quotas: readonly TopicQuota[] | null
  /** Those before the first essay, which would wait for a person in an exam. */
  questions: number
}

export interface DemoContent {
  id: string
  kind: 'lesson' | 'wod' | 'scenario'
  difficulty: string | null
  minutes: number | null
  language: string | null
  course: string | null
}

/** A demo learner and where they belong. */
export interface DemoLearner {
  id: string
  handle: string
  time_zone: string
  communities: readonly DemoCommunity[]
}
