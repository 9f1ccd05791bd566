import type { Attempt } from '#contracts/attempts/attempts.ts'
import type { Revealed } from '#contracts/attempts/answers.ts'
import type { AskedQuestion } from '#contracts/attempts/questions.ts'
import type { OwnNote } from '#contracts/notes/notes.ts'
import type { BoxAttempt, BoxQuestion } from '#lib/features/attempts/box/question.ts'
import { correctedWords } from '#domain/corrections/words.ts'
import { leastAnswered } from '#domain/attempts/counting.ts'
import { escapeHtml } from '#lib/api/markdown.server.ts'
import { questionRenderer } from '#lib/api/media-html.server.ts'
import { mediaFile } from '#lib/media-paths.ts'
import { ownHtml } from '#lib/features/notes/own-html.server.ts'
import { CREDIT } from './parts/credit-words.ts'
import { paths } from '#lib/paths.ts'
import { toShown } from './parts/to-shown.server.ts'
import { saidKey } from './parts/said-key.ts'
import { withBlanks } from './parts/with-blanks.ts'
import { renderRight } from './parts/render-right.server.ts'

/**
 * An attempt as the test box shows it, with its Markdown rendered. Practice that says what is right only at the end is taken as
 * an exam is: an answer may change until the finish.
 */
export const toBox = ({ questions, mode, test, notes, ...attempt }: Attempt): BoxAttempt => ({
  ...attempt,
  at: 'attempts',
  title: test.title,
  noun: 'test',
  leave: paths.test(attempt.community.slug, test.id),
  mode: questions.some(({ revealed }) => revealed) ? mode : 'exam',
  named: mode,
  enough: leastAnswered(attempt.length),
  questions: toBoxQuestions(questions, attempt.community.slug, notes),
})

export function toBoxQuestions(
  questions: readonly AskedQuestion[],
  community: string,
  notes: readonly OwnNote[] = [],
): BoxQuestion[] {
  const kept = new Map(notes.map((it) => [it.number, it]))
  return questions.map((question) => toBoxQuestion(question, community, kept.get(question.number)))
}

function toBoxQuestion(asked: AskedQuestion, community: string, own: OwnNote | undefined): BoxQuestion {
  const { prompt, options, each_counts, revealed, media, ...question } = asked
  const render = questionRenderer(community, media)
  const { block, inline } = render
  return {
    ...question,
    shown: toShown({ prompt, options, parts: question.parts }, community, render),
    prompt: block(question.parts && 'gaps' in question.parts ? withBlanks(prompt) : prompt),
    options: options?.map(inline) ?? null,
    ...(each_counts && { rule: CREDIT[asked.kind] }),
    revealed: revealed && {
      ...revealed,
      right: renderRight(revealed.right, render),
      option_notes: revealed.option_notes?.map(inline) ?? null,
      explanation: correctedText(asked, revealed) + block(revealed.explanation) + (own ? ownHtml(own) : ''),
      tip: revealed.tip && block(revealed.tip),
    },
    ...(media.length > 0 && { media: media.map((it) => ({ ...it, src: mediaFile(community, it.id) })) }),
  }
}

/** What practice says of a key beside the one that its question had; empty where there is none. */
function correctedText(question: Parameters<typeof saidKey>[1], { also = [], void: isVoid }: Revealed): string {
  const said = isVoid
    ? [correctedWords({ decision: 'void', right: [], kept: false })]
    : also.map((key) => correctedWords({ decision: 'also', right: saidKey(key, question), kept: false }))
  return said.map((words) => `<p>This question was corrected: ${escapeHtml(words)}</p>`).join('')
}
