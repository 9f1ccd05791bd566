import type { Activity } from '../engine/activity.ts'
import { PRACTICE_COMPLETED } from '../engine/event-types.ts'
import type { LearnerDay } from '../time/learner-day.ts'
import type { PracticePreset } from './presets.ts'

/** A finished practice session that counts. */
export interface CompletedPractice {
  id: string
  user_id: string
  community_id: string
  preset: PracticePreset
  finished_at: number
  today: LearnerDay
  answered: number
  correct: number
  questions: number
  seconds: number
  /** What it pays, decided when it was finished: a replay cannot know what other sessions of the day asked. */
  xp: number
  /** Whether its day is one of learning, with the sessions before it. */
  learned: boolean
}

/** A session as an event for the log, with the id of the session: a repeat is the same event. */
export const practiceActivity = ({
  id,
  user_id,
  community_id,
  preset,
  finished_at,
  today,
  learned,
  ...metrics
}: CompletedPractice): Activity => ({
  ...{ id, user_id, community_id },
  ...today,
  type: PRACTICE_COMPLETED,
  occurred_at: finished_at,
  content_id: null,
  dims: { preset, ...(learned ? { learned } : {}) },
  metrics,
})
