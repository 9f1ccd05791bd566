import type { Claims } from '../../_db/session.ts'

/** Courses, contents and programs have addresses like this. */
export interface SlugInCommunity {
  /** The slug of the community. */
  community: string
  slug: string
}

export interface AddressForReader extends SlugInCommunity {
  claims: Claims
  /** In milliseconds: what the reader did today depends on it. */
  now: number
}
