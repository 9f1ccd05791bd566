import { gateType, type Gate } from '#contracts/gates/gates.ts'
import {
  reviewPath,
  reviewState,
  type ReviewCount,
  type ReviewState,
  type Submission,
} from '#contracts/gates/reviews.ts'
import { slug } from '#contracts/wire.ts'

/** Loads that depend on it run again after a claim, a release or a decision. */
export const REVIEWS = 'laude:reviews'

/** Which submissions the queue shows; without a state, the open ones. */
export interface ReviewsShow {
  state?: Exclude<ReviewState, 'open'>
  course?: string
  program?: string
  type?: Gate['type']
  search?: string
  /** The last submission of the page before. */
  after?: string
}

/** Reads the filter from the URL. Invalid values are left out. */
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

/** The submission to open after this one: the next, at the end the one before, else none. */
export function nextAfter(queue: readonly Pick<Submission, 'id'>[], id: string): string | null {
  const here = queue.findIndex((one) => one.id === id)
  return (queue[here + 1] ?? (here > 0 ? queue[here - 1] : undefined))?.id ?? null
}

/** The submission one step away, or the first from outside the queue. Null past either end. */
export function stepFrom(
  queue: readonly Pick<Submission, 'id'>[],
  id: string | undefined,
  step: 1 | -1,
): string | null {
  const here = queue.findIndex((one) => one.id === id)
  return queue[here === -1 ? 0 : here + step]?.id ?? null
}

/** The courses and programs with open submissions, and always the shown one. */
export function curriculaToShow(counts: readonly ReviewCount[], { course, program }: ReviewsShow): ReviewCount[] {
  const scope = course === undefined ? 'program' : 'course'
  const name = course ?? program
  if (name === undefined || counts.some((it) => it.scope === scope && it.slug === name)) return [...counts]
  return [...counts, { scope, slug: name, title: name.replaceAll('-', ' '), open: 0 }]
}

/** Whether another instructor has claimed an open submission. */
export const isReviewedByOther = ({ decision, claimed_by }: Pick<Submission, 'decision' | 'claimed_by'>, me: string) =>
  decision === null && claimed_by !== null && claimed_by.id !== me

export const DECISIONS = {
  approved: 'Approved',
  rejected: 'Sent back',
  waived: 'Waived',
  met: 'Passed automatically',
} as const
