import type { LiveSession } from '#contracts/live/live.ts'
import type { WireAnswer } from '#contracts/attempts/answers.ts'
import { answerTexts } from '#domain/attempts/answer-texts.ts'
import { loadRules } from '#lib/features/attempts/box/loaded-kinds.ts'
import {
  choicesOf,
  placesOf,
  pressed,
  rightPlaces,
  textOf,
  typed,
  type BoxAttempt,
} from '#lib/features/attempts/box/question.ts'
import { controlOf } from '#lib/features/attempts/kinds.ts'
import type { PlainQuestion, PlainRow } from './plain-question.ts'

/** The question that is on for a browser that runs no script. */
export async function toPlainQuestion(
  { revealed: isRevealed }: Pick<LiveSession, 'revealed'>,
  { questions: [question], responses: [response] }: Pick<BoxAttempt, 'questions' | 'responses'>,
): Promise<PlainQuestion | null> {
  if (!question) return null
  await loadRules()
  const control = controlOf(question.kind)
  const answer = response?.answer ?? null
  const chosen = placesOf(answer)
  const { revealed } = question
  const right = rightPlaces(question, answer)
  const rows: PlainRow[] =
    control.by === 'rows'
      ? choicesOf(question).map(({ html, place }) => ({
          ...{ html, place, chosen: chosen.includes(place) },
          right: isRevealed && (right?.includes(place) ?? false),
        }))
      : []
  return {
    prompt: question.prompt,
    by: control.by,
    several: control.by === 'rows' && control.several,
    label: control.by === 'field' ? control.label : '',
    rows,
    text: textOf(answer),
    answered: answer !== null,
    revealed: isRevealed,
    right: control.by === 'field' && revealed && !revealed.void ? answerTexts(revealed.right, question).join(', ') : '',
    explanation: revealed?.explanation ?? '',
  }
}

/** What the form of such a browser says; null where it is no answer. */
export async function readPlainAnswer(
  attempt: Pick<BoxAttempt, 'questions'>,
  form: FormData,
): Promise<WireAnswer | null> {
  const [question] = attempt.questions
  if (!question) return null
  await loadRules()
  const text = form.get('text')
  if (typeof text === 'string') return typed(question, text)
  const places = new Set(form.getAll('place').map(Number))
  return choicesOf(question)
    .filter(({ place }) => places.has(place))
    .reduce<WireAnswer | null>((answer, { place }) => pressed(question, answer, place), null)
}
