import type { AuthoredGate } from '#contracts/gates/authoring.ts'
import { count } from '#domain/locale/counts.ts'
import { listText } from '#domain/locale/lists.ts'

/** The ways to pass a gate. */
export const PASSED_BY = [
  { value: 'auto', label: 'Automatic', says: 'Learners pass it as soon as they meet its rule.' },
  { value: 'manual', label: 'An instructor', says: 'Learners hand in their work, and an instructor decides.' },
  {
    value: 'auto_then_manual',
    label: 'Automatic, then an instructor',
    says: 'It is handed in automatically, without any text, when its rule is met. Then an instructor decides.',
  },
] as const

/** Why a choice does not fit the kind of gate; undefined if it does. */
export const unfitChoice = (type: string, validation: string): string | undefined =>
  type === 'skill_demonstration' && validation === 'auto_then_manual'
    ? 'Not for “Your own work”: the instructor would have nothing to read. Choose “An instructor”, and let the rule open the gate.'
    : undefined

/** How many learners are in each state, without the empty ones. */
export function standsText({ learners: { submitted, rejected, validated, others } }: AuthoredGate): string {
  const parts = [
    validated > 0 ? `${count(validated, 'learner has', 'learners have')} passed it` : '',
    submitted > 0 ? `${count(submitted, 'is', 'are')} waiting for review` : '',
    rejected > 0 ? `${count(rejected, 'was', 'were')} sent back` : '',
    others > 0 ? `${count(others, 'more is', 'more are')} taking the course` : '',
  ].filter(Boolean)
  return parts.length === 0 ? 'No learner has reached it yet.' : `${parts.join(', ')}.`
}

export const needsText = (needs: readonly { title: string }[]) =>
  needs.length === 0 ? 'Open from the start' : `Needs ${listText(needs.map((it) => it.title))}`
