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
export const COURSE_AUTHORS_ONLY = 'Courses are written by instructors and admins.'

/** What an instructor works on; students are told that it is not theirs to do. */
export async function findAuthored(tx: Transaction, claims: Claims, table: AuthoredTable, id: string) {
  const found = await authoredSeenBy(tx, claims.sub, table, id)
  if (!found) throw notFound(WORD[table])
  if (found.role === 'student') throw new DomainError('not_allowed', COURSE_AUTHORS_ONLY)
  return found
}

/** A draft with the slug that was asked for, or with one of its title that nobody has. */
export async function createDraft(
  tx: Transaction,
  table: AuthoredTable,
  { slug: wanted, ...values }: { community_id: string; title: string; slug?: string } & Values,
  among: Values = { community_id: values.community_id },
): Promise<string> {
  if (typeof wanted === 'string') {
    const id = await insertDraft(tx, table, { ...values, slug: wanted }, among)
    if (id === undefined)
      throw new DomainError('already_exists', `The community has a ${WORD[table]} with this slug.`, {
        errors: [{ path: 'body.slug', message: 'is taken' }],
      })
    return id
  }
  const stem = slugOf(values.title)
  for (;;) {
    const slug = freeSlug(stem, await slugsStartingWith(tx, table, values.community_id, stem.slice(0, 40)))
    const id = await insertDraft(tx, table, { ...values, slug }, among)
    // Nobody had it a moment ago: somebody has it now.
    if (id !== undefined) return id
  }
}

/** Changes what was read, unless somebody was faster. */
export async function changeRevision(
  tx: Transaction,
  table: AuthoredTable,
  read: { id: string; revision: number },
  change: Values,
): Promise<void> {
  if (await updateRevision(tx, table, read, change).catch(rethrowChangeRefusal)) return
  throw new DomainError('conflict', 'Somebody changed it since you read it. Nothing of yours was saved yet.', {
    errors: [{ path: 'body.revision', message: 'is not the newest' }],
  })
}

/** Drafts can go; what was live is kept for those who did it. */
export async function deleteAuthoredDraft(tx: Transaction, claims: Claims, table: AuthoredTable, id: string) {
  const found = await findAuthored(tx, claims, table, id)
  if (await deleteDraft(tx, table, id).catch(rethrowDeleteRefusal)) return found
  throw new DomainError('conflict', 'It was live, so it can be retired, not deleted.')
}

/** Something of it is referred to from elsewhere: a gate that a program's gate needs, or that somebody came to. */
function rethrowDeleteRefusal(error: unknown): never {
  if (errorCode(error) !== '23503') throw error
  throw new DomainError('conflict', 'A gate of it is needed elsewhere. Change that first.', { cause: error })
}

/** What the triggers refuse, in words for who wrote it. */
function rethrowChangeRefusal(error: unknown): never {
  const said = refusedBy(error)?.message ?? ''
  if (said.includes('from draft to live to retired'))
    throw new DomainError('conflict', 'It goes from draft to live to retired, never back.', { cause: error })
  if (said.includes('only in a course that is live'))
    throw new DomainError('not_ready', 'Its course is not live: contents go live with it.', { cause: error })
  if (said.includes('only if it is live itself'))
    throw new DomainError('not_ready', 'The test behind it is not live.', { cause: error })
  throw error
}
