import type { Ladder } from '#contracts/assistant/help.ts'
import type { ReviewedQuestion } from '#contracts/attempts/questions.ts'
import { rulesOf } from '#domain/attempts/kinds/rules.ts'
import type { BoxQuestion } from '#lib/features/attempts/box/question.ts'
import { toCard } from '#lib/features/attempts/review/review-cards.server.ts'
import { toPanel } from './to-panel.server.ts'

interface HelpedQuestion {
  question: BoxQuestion | undefined
  /** What the learner answered and what is right, once it is finished. */
  reviewed: ReviewedQuestion | undefined
  ladder: Ladder
}

/** A question with its help, as a page shows both. */
export const toHelpPage = (community: string, { question, reviewed, ladder }: HelpedQuestion) => ({
  card: reviewed && toCard(reviewed, community),
  question: question && {
    kind: question.kind,
    prompt: question.prompt,
    /** What there is to choose from, or to put in its place. */
    rows: rulesOf(question.kind).rows(question.options) ?? question.options ?? [],
  },
  panel: toPanel(ladder),
  /** A form that is sent twice takes one step. */
  key: crypto.randomUUID(),
})
export type HelpPage = ReturnType<typeof toHelpPage>
