import type { Community } from '#contracts/communities/communities.ts'

export const isMine = (community: Community) => community.role !== null

/** The community to open if the URL names none: the last one visited, or else the first. */
export const homeCommunity = (mine: Community[], last: string | undefined): Community | null =>
  mine.find(({ slug }) => slug === last) ?? mine[0] ?? null
