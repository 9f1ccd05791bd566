import type { JsonObject } from '#lib/features/rules/criteria-tree.ts'
import { loadKinds } from '#lib/features/attempts/box/loaded-kinds.ts'
import type { PreviewedQuestion } from '#lib/features/authoring/preview/previewed.ts'

/** What the editor sends: the whole question, and the revision that it was changed from. */
export interface SaveQuestionBody {
  revision: number
  content: JsonObject
}

export interface WrongPlace {
  path: string
  message: string
}

/** What another author saved meanwhile. */
export interface TheirQuestion {
  revision: number
  content: JsonObject
  by: string | null
}

/** What became of a save. */
export type SaveAnswer =
  | { outcome: 'saved'; revision: number; problems: WrongPlace[]; preview: PreviewedQuestion }
  | { outcome: 'conflict'; stored: TheirQuestion }
  | { outcome: 'refused'; says: string }

export type SaveOutcome = SaveAnswer | { outcome: 'unreachable' | 'signed_out' }

const isAnswer = (value: unknown): value is SaveAnswer =>
  typeof value === 'object' && value !== null && 'outcome' in value

/** Sends what is written. Nothing is thrown: whatever happens, the text stays in the editor. */
export async function sendQuestion(to: string, body: SaveQuestionBody): Promise<SaveOutcome> {
  const answer = await fetch(to, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    // A page that is left still sends it.
    keepalive: JSON.stringify(body).length < 60_000,
  }).catch(() => null)
  if (answer?.status === 401) return { outcome: 'signed_out' }
  if (!answer?.ok) return { outcome: 'unreachable' }
  const read: unknown = await answer.json().catch(() => null)
  if (!isAnswer(read)) return { outcome: 'unreachable' }
  // The preview is shown whole: what its kind needs is there before.
  if (read.outcome === 'saved' && 'attempt' in read.preview) await loadKinds(read.preview.attempt.questions)
  return read
}
