import type { GroupShown, GroupsShown } from './features/groups/groups-shown.ts'
import { manage, query } from './path-parts.ts'

const groups = (slug: string) => `${manage(slug)}/groups`
const group = (slug: string, id: string) => `${groups(slug)}/${encodeURIComponent(id)}`

/** Every URL of the pages on which a community is made, described and filled. */
export const communityPaths = {
  /** The groups of a community, for instructors and admins; and one of them. */
  groups: (slug: string, show: GroupsShown = {}) => `${groups(slug)}${query({ ...show })}`,
  createGroup: (slug: string) => `${groups(slug)}${query({ '/create': '' })}`,
  group: (slug: string, id: string, show: GroupShown = {}) => `${group(slug, id)}${query({ ...show })}`,
  /** Its form actions; what is searched stays in the URL. */
  groupAction: (
    slug: string,
    id: string,
    action: 'change' | 'archive' | 'restore' | 'add' | 'remove' | 'assign' | 'unassign',
    show: GroupShown = {},
  ) => `${group(slug, id)}${query({ [`/${action}`]: '', ...show })}`,
}
