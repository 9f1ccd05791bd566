import type { DraftIntake } from '#contracts/authoring/intake.ts'
import { count } from '#domain/locale/counts.ts'
import { listText } from '#domain/locale/lists.ts'

/** A question of a file as it would look, with its Markdown rendered; the same number as in the report. */
export interface IntakeExample {
  /** Of the question, in a word. */
  kind: string
  prompt: string
  options: { html: string; right: boolean }[]
  /** What is right, where nothing is chosen from rows. */
  answer: string[]
}

/** "12 questions can be taken, 2 cannot, and 1 description is left out" */
export function intakeText({ accepted, refused, skipped }: DraftIntake): string {
  const parts = [
    accepted === 0 && refused > 0 ? noneText(refused) : `${count(accepted, 'question')} can be taken`,
    accepted > 0 && refused > 0 ? `${refused} cannot` : '',
    skipped > 0 ? `${count(skipped, 'description')} left out` : '',
  ]
  return `${listText(parts.filter(Boolean))}.`
}

const noneText = (refused: number) =>
  refused === 1 ? 'The question can’t be taken' : `None of the ${refused} questions can be taken`

type Reason = NonNullable<DraftIntake['questions'][number]['reason']>

/** Why a question cannot be taken. What the form asks for once is said at its field. */
export function reasonText({ code, message }: Reason): string {
  if (code === 'topic_missing') return 'It has no topic.'
  return code === 'explanation_missing' ? 'It has no explanation.' : toSentence(message)
}

/** Reports write reasons as parts of a sentence. */
const toSentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`

/** "12 questions have no topic. Give one for all of them."; undefined where none lacks it. */
export function missingText(intake: DraftIntake | undefined, what: 'topic' | 'explanation'): string | undefined {
  const missing = intake?.questions.filter(({ reason }) => reason?.code === `${what}_missing`).length ?? 0
  const all = missing === 1 ? 'it' : 'all of them'
  return missing === 0
    ? undefined
    : `${count(missing, 'question has', 'questions have')} no ${what}. Give one for ${all}.`
}
