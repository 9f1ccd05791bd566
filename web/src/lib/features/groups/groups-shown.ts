import { memberCursor, type MemberCursor } from '#contracts/communities/members.ts'

/** What the page of groups shows. */
export interface GroupsShown {
  search?: string
  state?: 'archived'
  after?: MemberCursor
}

/** What the page of one group shows of its roster, and who is looked for to be added. */
export interface GroupShown {
  search?: string
  after?: MemberCursor
  add?: string
}

const textIn = (query: URLSearchParams, name: string) => query.get(name)?.trim().slice(0, 80) || undefined
const cursorIn = (query: URLSearchParams) => memberCursor.safeParse(query.get('after')).data

/** Reads the query of the page's URL; invalid values are ignored. */
export const readGroupsShown = (query: URLSearchParams): GroupsShown => ({
  search: textIn(query, 'search'),
  state: query.get('state') === 'archived' ? 'archived' : undefined,
  after: cursorIn(query),
})

export const readGroupShown = (query: URLSearchParams): GroupShown => ({
  search: textIn(query, 'search'),
  after: cursorIn(query),
  add: textIn(query, 'add'),
})
