import {
  authoredSeenBy,
  deleteDraft,
  insertDraft,
  slugsStartingWith,
  updateRevision,
  type AuthoredTable,
} from '../../_db/queries/courses/authored.ts'
import { errorCode, refusedBy } from '../../_db/errors.ts'
import type { Claims, Transaction } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import { freeSlug, slugOf } from '../../_domain/courses/slug.ts'

type Values = Parameters<typeof insertDraft>[2]

const WORD: Record<AuthoredTable, string> = { courses: 'course', programs: 'program', contents: 'content' }
export const COURSE_AUTHORS_ONLY = 'Only instructors and admins can edit courses and programs.'

export interface AuthoredId {
  table: AuthoredTable
  id: string
}

/** A course, program or content that the caller may write. A student gets 403, a stranger 404. */
export async function findAuthored(tx: Transaction, { claims, table, id }: AuthoredId & { claims: Claims }) {
  const found = await authoredSeenBy(tx, claims.sub, table, id)
  if (!found) throw notFound(WORD[table])
  if (found.role === 'student') throw new DomainError('not_allowed', COURSE_AUTHORS_ONLY)
  return found
}

export interface NewDraft {
  claims: Claims
  table: AuthoredTable
  values: { community_id: string; title: string; slug?: string } & Values
  /** The columns that its siblings share; it goes behind them. Without it, those of the community. */
  siblings?: Values
}

/** Inserts a draft with the slug that the author chose, or a free one made from the title, and finds it. */
export async function createDraft(tx: Transaction, { claims, table, values, siblings }: NewDraft) {
  const id = await insertWithSlug(tx, {
    table,
    values,
    siblings: siblings ?? { community_id: values.community_id },
  })
  return findAuthored(tx, { claims, table, id })
}

async function insertWithSlug(
  tx: Transaction,
  { table, values: { slug: wanted, ...values }, siblings }: Omit<Required<NewDraft>, 'claims'>,
): Promise<string> {
  if (typeof wanted === 'string') {
    const id = await insertDraft(tx, table, { ...values, slug: wanted }, siblings)
    if (id === undefined)
      throw new DomainError('already_exists', `The community has a ${WORD[table]} with this slug.`, {
        errors: [{ path: 'body.slug', message: 'is taken' }],
      })
    return id
  }
  const stem = slugOf(values.title)
  for (;;) {
    const slug = freeSlug(stem, await slugsStartingWith(tx, table, values.community_id, stem.slice(0, 40)))
    const id = await insertDraft(tx, table, { ...values, slug }, siblings)
    // Undefined: the slug was free when it was chosen, and another request took it since. Choose again.
    if (id !== undefined) return id
  }
}

/** Changes a row, unless another request changed it since this revision. */
export async function changeRevision(
  tx: Transaction,
  { table, id, revision, change }: AuthoredId & { revision: number; change: Values },
): Promise<void> {
  if (await updateRevision(tx, table, { id, revision }, change).catch(rethrowChangeRefusal)) return
  throw new DomainError('conflict', 'This was changed after you loaded it. Your changes are not saved yet.', {
    errors: [{ path: 'body.revision', message: 'is not the newest' }],
  })
}

/** Deletes a draft. What was live is kept for the learners who did it. */
export async function deleteAuthoredDraft(tx: Transaction, { claims, table, id }: AuthoredId & { claims: Claims }) {
  await findAuthored(tx, { claims, table, id })
  if (await deleteDraft(tx, table, id).catch(rethrowDeleteRefusal)) return
  throw new DomainError('conflict', 'It was live, so it can only be retired.')
}

/** A foreign key: a gate of another program needs one of its gates, or a learner reached one. */
function rethrowDeleteRefusal(error: unknown): never {
  if (errorCode(error) !== '23503') throw error
  throw new DomainError('conflict', 'Another gate requires a gate of this course. Change that first.', {
    errors: [{ path: 'needed_by', message: 'A gate of another program' }],
    cause: error,
  })
}

/** Turns what a trigger refused into words for the author. */
function rethrowChangeRefusal(error: unknown): never {
  const message = refusedBy(error)?.message ?? ''
  if (message.includes('are no drafts any more'))
    throw new DomainError('conflict', 'What was live cannot become a draft again.', { cause: error })
  if (message.includes('only in a course that is live'))
    throw new DomainError('not_ready', 'Publish the course first: its contents go live with it.', { cause: error })
  if (message.includes('only if it is live itself'))
    throw new DomainError('not_ready', 'The test behind it is not live.', { cause: error })
  throw error
}
