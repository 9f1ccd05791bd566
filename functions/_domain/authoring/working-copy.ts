import { deepEqual } from '../deep-equal.ts'

/** Where a question of a working copy came from. */
export const ORIGINS = ['version', 'new', 'import', 'paste', 'copy'] as const
export type QuestionOrigin = (typeof ORIGINS)[number]

/** What a working copy has of a question, whose id is its lineage. */
export interface WorkingQuestion {
  content: Record<string, unknown>
  copied_from: string | null
  origin: QuestionOrigin
  import_id: string | null
}

/** The next version of a test as it is being written: what the test says of itself, and its questions in order. */
export interface WorkingCopy {
  settings: Record<string, unknown>
  questions: ReadonlyMap<string, WorkingQuestion>
}

/** As much of a working copy as a change touched: what was there, or what is there now. Null: the question is not there. */
export interface DraftPiece {
  settings?: Record<string, unknown>
  questions?: Record<string, WorkingQuestion | null>
  /** All ids in order, where any was added, removed or moved. */
  order?: readonly string[]
  /** Questions that went to another test with this change. */
  moved_to?: MovedQuestions
}

export interface MovedQuestions {
  test_id: string
  ids: readonly string[]
}

/** The pieces that take each of two working copies to the other. */
export function differenceOf(before: WorkingCopy, after: WorkingCopy): { before: DraftPiece; after: DraftPiece } {
  const pieces: { before: DraftPiece; after: DraftPiece } = { before: {}, after: {} }
  if (!deepEqual(before.settings, after.settings)) {
    pieces.before.settings = before.settings
    pieces.after.settings = after.settings
  }
  const ids = new Set([...before.questions.keys(), ...after.questions.keys()])
  const changed = [...ids].filter((id) => !deepEqual(before.questions.get(id), after.questions.get(id)))
  if (changed.length > 0) {
    pieces.before.questions = Object.fromEntries(changed.map((id) => [id, before.questions.get(id) ?? null]))
    pieces.after.questions = Object.fromEntries(changed.map((id) => [id, after.questions.get(id) ?? null]))
  }
  const orders = [[...before.questions.keys()], [...after.questions.keys()]] as const
  if (!deepEqual(orders[0], orders[1])) [pieces.before.order, pieces.after.order] = orders
  return pieces
}

/** Puts a piece in the place of what is there. */
export function applyPiece({ settings, questions }: WorkingCopy, piece: DraftPiece): WorkingCopy {
  const next = new Map(questions)
  for (const [id, question] of Object.entries(piece.questions ?? {})) {
    if (question) next.set(id, question)
    else next.delete(id)
  }
  return { settings: piece.settings ?? settings, questions: piece.order ? inOrder(next, piece.order) : next }
}

/** The questions in this order. One that the order does not name goes to the end: nothing is lost. */
function inOrder(questions: ReadonlyMap<string, WorkingQuestion>, order: readonly string[]) {
  const named = order.flatMap((id): [string, WorkingQuestion][] => {
    const question = questions.get(id)
    return question ? [[id, question]] : []
  })
  return new Map([...named, ...questions])
}

export const isUnchanged = (piece: DraftPiece): boolean => Object.keys(piece).length === 0

/** Adds questions behind the one with an id, at the front with null, at the end where it is not named or not there. */
export function insertBehind(
  { settings, questions }: WorkingCopy,
  added: Iterable<[string, WorkingQuestion]>,
  after: string | null | undefined,
): WorkingCopy {
  const entries = [...questions]
  const place = after === null ? 0 : entries.findIndex(([id]) => id === after) + 1 || entries.length
  return { settings, questions: new Map([...entries.slice(0, place), ...added, ...entries.slice(place)]) }
}

export const withoutQuestions = ({ settings, questions }: WorkingCopy, ids: ReadonlySet<string>): WorkingCopy => ({
  settings,
  questions: new Map([...questions].filter(([id]) => !ids.has(id))),
})

/** Rewrites what is written of some questions. */
export const rewritten = (
  { settings, questions }: WorkingCopy,
  ids: ReadonlySet<string>,
  rewrite: (content: WorkingQuestion['content']) => WorkingQuestion['content'],
): WorkingCopy => ({
  settings,
  questions: new Map(
    [...questions].map(([id, question]) => [
      id,
      ids.has(id) ? { ...question, content: rewrite(question.content) } : question,
    ]),
  ),
})

export const reordered = ({ settings, questions }: WorkingCopy, ids: readonly string[]): WorkingCopy => ({
  settings,
  questions: inOrder(questions, ids),
})
