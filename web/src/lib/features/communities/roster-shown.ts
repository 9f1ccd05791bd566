import { memberCursor, type MemberCursor } from '#contracts/communities/members.ts'

/** What the page of a roster shows of who is invited. */
export interface RosterShown {
  search?: string
  after?: MemberCursor
}

/** Reads the query of the page's URL; invalid values are ignored. */
export const readRosterShown = (query: URLSearchParams): RosterShown => ({
  search: query.get('search')?.trim().slice(0, 80) || undefined,
  after: memberCursor.safeParse(query.get('after')).data,
})
