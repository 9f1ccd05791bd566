import type { DraftIntake } from '#contracts/authoring/intake.ts'
import { toHtml, toInlineHtml } from '#lib/api/markdown.server.ts'
import { fromContent } from './question/content.ts'
import type { IntakeExample } from './intake-words.ts'
import { toJson } from './to-json.ts'

/** The questions of a file as they would look. One that could not be read has no prompt. */
export const toShownQuestions = ({ questions }: DraftIntake): IntakeExample[] =>
  questions.map(({ content }) => {
    if (!content) return { prompt: '', options: [] }
    const { prompt, rows } = fromContent(toJson(content))
    const options = Array.isArray(content.options) ? rows : []
    return {
      prompt: toHtml(prompt),
      options: options
        .filter(({ text }) => text !== '')
        .map(({ text, right }) => ({ html: toInlineHtml(text), right })),
    }
  })
