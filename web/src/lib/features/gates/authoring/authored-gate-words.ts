import type { AuthoredGate } from '#contracts/gates/authoring.ts'
import { count } from '#lib/words.ts'

/** The ways to pass a gate. */
export const PASSED_BY = [
  { value: 'auto', label: 'By itself', says: 'It is passed the moment its rule holds.' },
  { value: 'manual', label: 'By an instructor', says: 'Learners hand something in, and an instructor decides.' },
  {
    value: 'auto_then_manual',
    label: 'By both',
    says: 'Once its rule holds it is handed in by itself, and an instructor decides.',
  },
] as const

/** How many learners are in each state, without the empty ones. */
export function standsText({ learners: { submitted, rejected, validated, others } }: AuthoredGate): string {
  const parts = [
    validated > 0 ? `${count(validated, 'learner has', 'learners have')} passed it` : '',
    submitted > 0 ? `${count(submitted, 'waits', 'wait')} for review` : '',
    rejected > 0 ? `${count(rejected, 'was', 'were')} sent back` : '',
    others > 0 ? `${count(others, 'more takes', 'more take')} the course` : '',
  ].filter(Boolean)
  return parts.length === 0 ? 'Nobody has come to it yet.' : `${parts.join(', ')}.`
}

export const needsText = (needs: readonly { title: string }[]) =>
  needs.length === 0 ? 'Open from the start' : `Needs ${new Intl.ListFormat('en').format(needs.map((it) => it.title))}`
