import { insertBehind, type WorkingCopy, type WorkingQuestion } from './working-copy.ts'

/** The same for two prompts that differ in white space and case alone, as in the database. */
export const plainPrompt = (content: Record<string, unknown>): string =>
  typeof content.prompt === 'string' ? content.prompt.replaceAll(/\s+/g, ' ').trim().toLowerCase() : ''

/** The question that another continues: by external id, and otherwise by what it asks. */
export function findSame(
  questions: Iterable<[string, Pick<WorkingQuestion, 'content'>]>,
  content: Record<string, unknown>,
): string | undefined {
  const prompt = plainPrompt(content)
  let byPrompt: string | undefined
  for (const [id, other] of questions) {
    const [theirs, ours] = [other.content.external_id ?? null, content.external_id ?? null]
    if (theirs !== null && theirs === ours) return id
    const mayBe = theirs === null || ours === null
    if (mayBe && prompt !== '' && plainPrompt(other.content) === prompt) byPrompt ??= id
  }
  return byPrompt
}

export interface TakenIn {
  copy: WorkingCopy
  /** For each content the question that it became. */
  ids: string[]
}

export interface Intake {
  contents: readonly Record<string, unknown>[]
  origin: 'import' | 'paste'
  import_id: string
  /** Behind which question new ones go. */
  after: string | null | undefined
  newId: () => string
}

/** Takes questions into a working copy. One that the copy has already is written anew where it stands, and stays what it is. */
export function takeIn(copy: WorkingCopy, { contents, origin, import_id, after, newId }: Intake): TakenIn {
  const known = new Map(copy.questions)
  const added: [string, WorkingQuestion][] = []
  const questions = new Map(copy.questions)
  const ids = contents.map((content) => {
    const same = findSame(known, content)
    const id = same ?? newId()
    const question = { content, origin, import_id, copied_from: copy.questions.get(id)?.copied_from ?? null }
    // Of two that ask the same, the second is another question.
    if (same !== undefined) known.delete(same)
    if (same === undefined) added.push([id, question])
    else questions.set(id, question)
    return id
  })
  return { copy: insertBehind({ settings: copy.settings, questions }, added, after), ids }
}
