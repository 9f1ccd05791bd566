import type { WireAnswer } from '#contracts/attempts/answers.ts'
import type { QuestionKind } from '#domain/attempts/kinds/kinds.ts'
import { controlOf } from '#lib/features/attempts/kinds.ts'

/** The answer that one press on an option means; null where one types, or one option is not all. */
export function answerAt(kind: QuestionKind, place: number): WireAnswer | null {
  const control = controlOf(kind)
  return control.by === 'rows' && !control.several ? control.press(place, []) : null
}
