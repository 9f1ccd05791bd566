import type { JsonObject, JsonValue } from '#lib/features/rules/criteria-tree.ts'
import { objectIn, textIn, textsIn } from './content-values.ts'
import { editorOf, readBody } from './kinds.ts'
import type { WrittenQuestion } from './written.ts'

/** Tags as they are typed, with commas between them; a comma in a tag has a backslash. */
export const tagsText = (tags: readonly string[]): string =>
  tags.map((tag) => tag.replaceAll(/[\\,]/g, String.raw`\$&`)).join(', ')

export const tagsOf = (typed: string): string[] => [
  ...new Set(
    [...typed.matchAll(/(?:\\[^]|[^\\,]|\\$)+/g)]
      .map(([tag]) => tag.trim().replaceAll(/\\([\\,])/g, '$1'))
      .filter((tag) => tag !== ''),
  ),
]

/** A question as its draft holds it, finished or not. */
export function toContent(written: WrittenQuestion): JsonObject {
  const { notes, ...asked } = editorOf(written.kind).write(written)
  return {
    kind: written.kind,
    topic: written.topic,
    prompt: written.prompt,
    ...asked,
    explanation: written.explanation,
    tip: written.tip,
    option_notes: notes?.some((note) => note.trim() !== '') ? notes : null,
    tags: tagsOf(written.tags),
    difficulty: written.difficulty || null,
    pool: written.pool === 'exam' ? 'exam' : 'all',
    ...(written.externalId === '' ? {} : { external_id: written.externalId }),
  }
}

/** The same as its author sees it. */
export function fromContent(json: JsonValue): WrittenQuestion {
  const content = objectIn(json)
  return {
    ...readBody(content),
    topic: textIn(content.topic),
    explanation: textIn(content.explanation),
    tip: textIn(content.tip),
    tags: tagsText(textsIn(content.tags)),
    difficulty: textIn(content.difficulty),
    pool: content.pool === 'exam' ? 'exam' : 'all',
    externalId: textIn(content.external_id),
  }
}
