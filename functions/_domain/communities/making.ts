/** How many communities one person may make within a day, and have open at a time. */
export const MOST_MADE_A_DAY = 3
export const MOST_MADE_OPEN = 20

/** Addresses of our own that a community cannot have. */
const RESERVED: ReadonlySet<string> = new Set(['health', 'invitations', 'new', 'openapi'])

export const isReservedSlug = (slug: string): boolean => RESERVED.has(slug)

/** Whether somebody who made this many communities may make another. */
export const mayMakeCommunity = ({ today, open }: { today: number; open: number }): boolean =>
  today < MOST_MADE_A_DAY && open < MOST_MADE_OPEN
