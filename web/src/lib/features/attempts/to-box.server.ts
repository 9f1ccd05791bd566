import type { Attempt } from '#contracts/attempts/attempts.ts'
import type { AskedQuestion } from '#contracts/attempts/questions.ts'
import type { BoxAttempt, BoxQuestion } from '#lib/features/attempts/box/question.ts'
import { toHtml, toInlineHtml } from '#lib/api/markdown.server.ts'

/** An attempt as the test box shows it, with its Markdown rendered. */
export const toBox = ({ questions, ...attempt }: Attempt): BoxAttempt => ({
  ...attempt,
  questions: questions.map(toBoxQuestion),
})

const toBoxQuestion = ({ prompt, options, revealed, ...question }: AskedQuestion): BoxQuestion => ({
  ...question,
  prompt: toHtml(prompt),
  options: options?.map(toInlineHtml) ?? null,
  revealed: revealed && {
    ...revealed,
    explanation: toHtml(revealed.explanation),
    tip: revealed.tip && toHtml(revealed.tip),
  },
})
