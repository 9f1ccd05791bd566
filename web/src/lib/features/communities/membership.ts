import type { Community } from '#contracts/communities/communities.ts'

export const isMine = (community: Community) => community.role !== null

/** Of one's own communities, the one to open when none was asked for: the last one visited, else the first. */
export const homeCommunity = (mine: Community[], last: string | undefined): Community | null =>
  mine.find(({ slug }) => slug === last) ?? mine[0] ?? null
