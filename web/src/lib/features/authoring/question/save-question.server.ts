import type { DraftQuestion } from '#contracts/authoring/drafts.ts'
import type { AuthoringClient } from '#lib/api/authoring.server.ts'
import { toBox } from '#lib/features/attempts/to-box.server.ts'
import { toHtml, toInlineHtml } from '#lib/api/markdown.server.ts'
import type { PreviewedQuestion } from '#lib/features/authoring/preview/previewed.ts'
import { toJson } from '#lib/features/authoring/to-json.ts'
import { textIn, textsIn } from './content-values.ts'
import type { SaveAnswer, SaveQuestionBody } from './question-save.ts'

/** A question as learners will meet it; one that is not complete as far as it is written. */
export async function previewOf(
  api: AuthoringClient,
  test: string,
  { id, content, problems }: Pick<DraftQuestion, 'id' | 'content' | 'problems'>,
): Promise<PreviewedQuestion> {
  const attempt = problems.length === 0 ? await api.preview(test, id) : null
  if (attempt) return { attempt: toBox(attempt) }
  const { prompt, options } = toJson(content)
  return {
    prompt: toHtml(textIn(prompt)),
    options: textsIn(options)
      .filter((option) => option.trim() !== '')
      .map(toInlineHtml),
  }
}

/** Saves what the editor sent. Another author's version comes back instead of being overwritten. */
export async function saveQuestion(
  api: AuthoringClient,
  { test, question }: { test: string; question: string },
  body: SaveQuestionBody,
): Promise<SaveAnswer> {
  const answer = await api.editQuestion(test, question, body)
  if (!('refused' in answer)) {
    const { revision, problems } = answer.data.question
    return { outcome: 'saved', revision, problems, preview: await previewOf(api, test, answer.data.question) }
  }
  const { code, says, errors } = answer.refused
  if (code !== 'conflict') return { outcome: 'refused', says: [says, ...errors.map((it) => it.message)].join(' ') }
  const { question: stored } = await api.readQuestion(test, question)
  return {
    outcome: 'conflict',
    stored: { revision: stored.revision, content: toJson(stored.content), by: stored.updated_by },
  }
}
