import { right } from '#contracts/attempts/answers.ts'
import type { DraftIntake } from '#contracts/authoring/intake.ts'
import { bankQuestion } from '#contracts/tests/bank-question.ts'
import { answerTexts } from '#domain/attempts/answer-texts.ts'
import type { BankQuestion } from '#domain/attempts/bank.ts'
import { rulesOf, type AnswerKey } from '#domain/attempts/kinds/rules.ts'
import { escapeHtml, rendererWith, type QuestionRenderer } from '#lib/api/markdown.server.ts'
import { mediaWriter } from '#lib/api/media-html.server.ts'
import { withBlanks } from '#lib/features/attempts/parts/with-blanks.ts'
import { KIND } from '#lib/words.ts'
import type { IntakeExample } from './intake-words.ts'

const NOTHING: IntakeExample = { kind: '', prompt: '', options: [], answer: [] }

/** The questions of a file as they would look. One that could not be read has no prompt. */
export function toShownQuestions({ questions, media }: DraftIntake, community: string): IntakeExample[] {
  const written = mediaWriter(community, media)
  const render = rendererWith((id, said, isInline) => {
    const shown = media.find((it) => it.id === id)
    if (!shown || shown.is_kept) return written(id, said, isInline)
    // Its file is kept once the questions are taken.
    return `[${shown.kind === 'picture' ? 'Picture' : 'Sound'}: ${escapeHtml(said || shown.alt)}]`
  })
  return questions.map(({ content }) => {
    const { data: question } = bankQuestion.safeParse(content)
    return question ? toExample(question, render) : NOTHING
  })
}

function toExample(question: BankQuestion, { block, inline }: QuestionRenderer): IntakeExample {
  const { kind, prompt, options, parts, answer } = question
  const key: AnswerKey = right.parse({ ...answer, kind })
  const rows = rulesOf(kind).rows(options)
  const places = new Set(rulesOf(kind).places(key))
  const unit = 'unit' in answer ? (answer.unit ?? null) : null
  return {
    kind: KIND[kind].word,
    prompt: block(parts && 'gaps' in parts ? withBlanks(prompt) : prompt),
    options: (rows ?? []).map((text, place) => ({ html: inline(text), right: places.has(place) })),
    answer: rows ? [] : answerTexts(key, { options, parts, unit }).map(inline),
  }
}
