import { localDay } from '#domain/time/local-time.ts'
import type { TestSettings } from '#contracts/authoring/settings.ts'

/** How an attempt gets its questions from the bank. */
export type Drawing = 'first' | 'random' | 'topics'

/** The settings of a test as a form shows them. */
export interface WrittenSettings {
  title: string
  description: string
  category: string
  difficulty: string
  time_limit_minutes: string
  shuffle: boolean
  practice: boolean
  attempts_allowed: string
  feedback: string
  /** A date in the zone of the author. */
  feedback_from: string
  drawing: Drawing
  /** How many questions of each topic. */
  quotas: Record<string, string>
}

export function toWrittenSettings(settings: TestSettings, zone: string): WrittenSettings {
  const { time_limit_minutes, attempts_allowed, feedback_from, quotas } = settings
  return {
    ...settings,
    time_limit_minutes: time_limit_minutes === null ? '' : String(time_limit_minutes),
    attempts_allowed: attempts_allowed === null ? '' : String(attempts_allowed),
    feedback_from: feedback_from === null ? '' : localDay(new Date(feedback_from), zone),
    drawing: quotas === null ? 'first' : quotas.length === 0 ? 'random' : 'topics',
    quotas: Object.fromEntries((quotas ?? []).map(({ topic, questions }) => [topic, String(questions)])),
  }
}
