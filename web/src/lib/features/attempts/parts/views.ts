import type { WireAnswer } from '#contracts/attempts/answers.ts'
import type { QuestionKind } from '#domain/attempts/kinds/kinds.ts'
import { controlOf } from '#lib/features/attempts/kinds.ts'
import { keyFor, type BoxQuestion } from '#lib/features/attempts/box/question.ts'
import HotspotView from './HotspotView.svelte'
import { partResultsOf, shareText } from './part-results.ts'
import PartsView from './PartsView.svelte'
import type { ViewOfParts } from './view-of-parts.ts'

export { partProblem, partProgress } from './part-progress.ts'

/** What shows a question that is not answered by rows or a field alone. */
export const viewOf = (kind: QuestionKind): ViewOfParts => (controlOf(kind).by === 'rows' ? HotspotView : PartsView)

/** "2 of 3 parts": how much of an answer is right; null where it has no parts. */
export const shareOf = (question: BoxQuestion, answer: WireAnswer | null) =>
  question.revealed && shareText(partResultsOf(question, answer, keyFor(question.revealed, answer), null))
