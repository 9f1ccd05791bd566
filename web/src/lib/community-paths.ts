import type { AuditShown } from './features/audit/audit-shown.ts'
import type { GroupShown, GroupsShown } from './features/groups/groups-shown.ts'
import type { RosterShown } from './features/communities/roster-shown.ts'
import { manage, query } from './path-parts.ts'

const groups = (slug: string) => `${manage(slug)}/groups`
const group = (slug: string, id: string) => `${groups(slug)}/${encodeURIComponent(id)}`
const roster = (slug: string) => `${manage(slug)}/roster`
const audit = (slug: string) => `${manage(slug)}/audit`
const settings = (slug: string) => `${manage(slug)}/settings`

/** Every URL of the pages on which a community is made, described and filled. */
export const communityPaths = {
  make: () => '/communities/new',
  /** An invitation to an address of the reader. */
  invitation: (id: string) => `/communities/invitations/${encodeURIComponent(id)}`,
  /** The form actions of the list of communities. */
  invitationAction: (action: 'accept' | 'decline') => `/communities${query({ [`/${action}`]: '' })}`,
  /** What a community is called, who may join, which packs it uses; with `ask`, the page first asks to confirm. */
  settings: (slug: string, ask?: 'archive') => `${settings(slug)}${query({ ask })}`,
  settingsAction: (
    slug: string,
    action:
      | 'describe'
      | 'packs'
      | 'commentsOff'
      | 'commentsOn'
      | 'boardsOff'
      | 'boardsOn'
      | 'archive'
      | 'restore'
      | 'handOver'
      | 'declareType'
      | 'withdrawType',
  ) => `${settings(slug)}${query({ [`/${action}`]: '' })}`,
  /** Who changed what for others, for admins; and the same as a file. */
  audit: (slug: string, show: AuditShown = {}) => `${audit(slug)}${query({ ...show })}`,
  exportAudit: (slug: string, show: AuditShown = {}) => `${audit(slug)}/export${query({ ...show })}`,
  /** People who are invited by their address, and the form for many of them. */
  roster: (slug: string, show: RosterShown = {}) => `${roster(slug)}${query({ ...show })}`,
  rosterAction: (slug: string, action: 'check' | 'take' | 'withdraw', show: RosterShown = {}) =>
    `${roster(slug)}${query({ [`/${action}`]: '', ...show })}`,
  exportRoster: (slug: string) => `${roster(slug)}/export`,
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
