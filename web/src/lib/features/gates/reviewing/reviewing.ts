import { gateType, type Gate } from '#contracts/gates/gates.ts'
import {
  reviewPath,
  reviewState,
  type ReviewCount,
  type ReviewState,
  type Submission,
} from '#contracts/gates/reviews.ts'
import { slug } from '#contracts/wire.ts'

/** What depends on it is asked for anew when somebody took, gave back or decided something. */
export const REVIEWS = 'laude:reviews'

/** What of the queue is shown: what waits, where nothing is said. */
export interface ReviewsShow {
  state?: Exclude<ReviewState, 'open'>
  course?: string
  program?: string
  type?: Gate['type']
  search?: string
  /** The last one of the page before. */
  after?: string
}

/** What the address asks for; what cannot be asks for nothing. */
export function readReviewsShow(query: URLSearchParams): ReviewsShow {
  const state = reviewState.safeParse(query.get('state')).data
  const course = slug.safeParse(query.get('course')).data
  const program = course === undefined ? slug.safeParse(query.get('program')).data : undefined
  const type = gateType.safeParse(query.get('type')).data
  const search = query.get('search')?.trim().slice(0, 60)
  const after = reviewPath.safeParse({ id: query.get('after') }).data
  return {
    ...(state !== undefined && state !== 'open' && { state }),
    ...(course !== undefined && { course }),
    ...(program !== undefined && { program }),
    ...(type !== undefined && { type }),
    ...(search && { search }),
    ...(after !== undefined && { after: after.id }),
  }
}

/** Where to go on from one: the next, at the end the one before it, and without either nowhere. */
export function goOnFrom(queue: readonly Pick<Submission, 'id'>[], id: string): string | null {
  const here = queue.findIndex((one) => one.id === id)
  return (queue[here + 1] ?? (here > 0 ? queue[here - 1] : undefined))?.id ?? null
}

/** The one so many steps on; from outside the queue, its first. Null where it ends. */
export function stepFrom(
  queue: readonly Pick<Submission, 'id'>[],
  id: string | undefined,
  step: 1 | -1,
): string | null {
  const here = queue.findIndex((one) => one.id === id)
  return queue[here === -1 ? 0 : here + step]?.id ?? null
}

/** Courses and programs with what waits, and always the one that is shown. */
export function curriculaToShow(counts: readonly ReviewCount[], { course, program }: ReviewsShow): ReviewCount[] {
  const scope = course === undefined ? 'program' : 'course'
  const name = course ?? program
  if (name === undefined || counts.some((it) => it.scope === scope && it.slug === name)) return [...counts]
  return [...counts, { scope, slug: name, title: name.replaceAll('-', ' '), open: 0 }]
}

/** Who may decide: nobody what is decided, and nobody what somebody else is reading. */
export const isReadByOther = ({ decision, claimed_by }: Pick<Submission, 'decision' | 'claimed_by'>, me: string) =>
  decision === null && claimed_by !== null && claimed_by.id !== me

/** Why a claim, a decision or a waiver was refused. */
export const refusalText = ({ code, detail }: { code: string; detail: string }) =>
  code === 'claimed' ? 'Somebody else began to read it. Nothing was changed.' : detail

export const DECISIONS = {
  approved: 'Approved',
  rejected: 'Sent back',
  waived: 'Waived',
  met: 'Passed by itself',
} as const
