import type { DraftIntake } from '#contracts/authoring/intake.ts'
import { count } from '#domain/locale/counts.ts'
import { listText } from '#domain/locale/lists.ts'

/** A question of a file as it would look, with its Markdown rendered; the same number as in the report. */
export interface IntakeExample {
  prompt: string
  options: { html: string; right: boolean }[]
}

/** "12 questions can be taken, 2 cannot, and 1 description is left out" */
export function intakeText({ accepted, refused, skipped }: DraftIntake): string {
  const parts = [
    accepted === 0 ? 'No question can be taken' : `${count(accepted, 'question')} can be taken`,
    refused > 0 ? `${refused} cannot` : '',
    skipped > 0 ? `${count(skipped, 'description')} left out` : '',
  ]
  return `${listText(parts.filter(Boolean))}.`
}
