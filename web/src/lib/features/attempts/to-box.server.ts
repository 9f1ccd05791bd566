import type { Attempt } from '#contracts/attempts/attempts.ts'
import type { AskedQuestion } from '#contracts/attempts/questions.ts'
import type { BoxAttempt, BoxQuestion } from '#lib/features/attempts/box/question.ts'
import { leastAnswered } from '#domain/attempts/counting.ts'
import { questionRenderer } from '#lib/api/media-html.server.ts'
import { mediaFile } from '#lib/media-paths.ts'
import { toShown } from './parts/to-shown.server.ts'
import { renderRight } from './parts/render-right.server.ts'

/**
 * An attempt as the test box shows it, with its Markdown rendered. Practice that says what is right only at the end is taken as
 * an exam is: an answer may change until the finish.
 */
export const toBox = ({ questions, mode, ...attempt }: Attempt): BoxAttempt => ({
  ...attempt,
  mode: questions.some(({ revealed }) => revealed) ? mode : 'exam',
  named: mode,
  enough: leastAnswered(attempt.length),
  questions: questions.map((question) => toBoxQuestion(question, attempt.community.slug)),
})

function toBoxQuestion(
  { prompt, options, revealed, media, ...question }: AskedQuestion,
  community: string,
): BoxQuestion {
  const render = questionRenderer(community, media)
  const { block, inline } = render
  return {
    ...question,
    shown: toShown({ prompt, options, parts: question.parts }, community, render),
    prompt: block(question.parts && 'gaps' in question.parts ? withBlanks(prompt) : prompt),
    options: options?.map(inline) ?? null,
    revealed: revealed && {
      right: renderRight(revealed.right, render),
      option_notes: revealed.option_notes?.map(inline) ?? null,
      explanation: block(revealed.explanation),
      tip: revealed.tip && block(revealed.tip),
    },
    ...(media.length > 0 && { media: media.map((it) => ({ ...it, src: mediaFile(community, it.id) })) }),
  }
}

/** Where a text with gaps is shown without its fields. */
const withBlanks = (prompt: string) => prompt.replaceAll(/\{\{(\d+)\}\}/g, '\\_\\_\\_\\_ ($1)')
