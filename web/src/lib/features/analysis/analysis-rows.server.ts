import type { AnalyzedQuestion } from '#contracts/analysis/analysis.ts'
import { controlOf } from '#lib/features/attempts/kinds.ts'
import { toHtml, toInlineHtml } from '#lib/api/markdown.server.ts'

/** A question as its row shows it. Authors' Markdown is rendered; what learners typed stays plain text. */
export interface AnalysisRow extends Omit<AnalyzedQuestion, 'choices'> {
  choices: { text: string; html: string | null; right: boolean; times: number; share: number }[]
}

export function toAnalysisRow({ excerpt, prompt, choices, wrong, ...question }: AnalyzedQuestion): AnalysisRow {
  const { kind, shown } = question
  const typed = controlOf(kind).by === 'field'
  return {
    ...question,
    excerpt: plain(excerpt),
    prompt: toHtml(prompt),
    wrong: wrong && { ...wrong, texts: typed ? wrong.texts : wrong.texts.map(plain) },
    choices: choices.map(({ text, right, times }) => ({
      text,
      html: typed ? null : toInlineHtml(text),
      right,
      times,
      share: times / shown,
    })),
  }
}

/** Markdown without the marks that would disturb a line of text. */
const plain = (markdown: string) => markdown.replaceAll(/\*\*|`/g, '')
