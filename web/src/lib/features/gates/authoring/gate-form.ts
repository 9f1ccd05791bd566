import type { AuthoredGate } from '#contracts/gates/authoring.ts'
import { inOrder } from '#lib/features/achievements/authoring/definition.ts'

/** A gate as its form holds it: text as typed, valid or not. */
export interface GateDraft {
  title: string
  description: string
  type: string
  needs: string[]
  /** Whether a condition must hold before it opens, besides its prerequisites. */
  has_unlock: boolean
  /** JSON. */
  unlock_criteria: string
  validation: string
  validation_criteria: string
  passing_score: string
  max_attempts: string
  cooldown_hours: string
  required: boolean
  xp: string
  achievement_id: string
}

/** A course or program by its slug. */
export interface GateCurriculum {
  scope: 'course' | 'program'
  slug: string
}

const json = (rule: unknown) => JSON.stringify(inOrder(rule), null, 2)

const FIRST_UNLOCK = { level: 2 }
const firstRule = ({ scope, slug }: GateCurriculum) =>
  scope === 'course' ? { counter: `lesson_completed@course=${slug}`, gte: 1 } : { counter: 'test_completed', gte: 10 }

export const firstGate = (of: GateCurriculum): GateDraft => ({
  title: '',
  description: '',
  type: 'completion',
  needs: [],
  has_unlock: false,
  unlock_criteria: json(FIRST_UNLOCK),
  validation: 'auto',
  validation_criteria: json(firstRule(of)),
  passing_score: '',
  max_attempts: '',
  cooldown_hours: '',
  required: true,
  xp: '50',
  achievement_id: '',
})

const text = (value: number | null) => (value === null ? '' : String(value))

export const toGateDraft = (gate: AuthoredGate): GateDraft => ({
  title: gate.title,
  description: gate.description,
  type: gate.type,
  needs: gate.needs.map(({ id }) => id),
  has_unlock: gate.unlock_criteria !== null,
  unlock_criteria: json(gate.unlock_criteria ?? FIRST_UNLOCK),
  validation: gate.validation,
  validation_criteria: json(gate.validation_criteria ?? firstRule({ scope: gate.scope, slug: gate.of.slug })),
  passing_score: text(gate.passing_score),
  max_attempts: text(gate.max_attempts),
  cooldown_hours: text(gate.cooldown_hours),
  required: gate.required,
  xp: String(gate.xp),
  achievement_id: gate.achievement?.id ?? '',
})

/** A rule that asks for an exam in a category with at least this percentage. */
export const examRule = (category: string, percent: number) => ({
  counter: `test_completed:score:max@category=${category},mode=exam`,
  gte: percent,
})
