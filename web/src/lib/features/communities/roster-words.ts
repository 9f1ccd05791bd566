import type { AddressInvitation, RosterReport } from '#contracts/communities/rosters.ts'
import type { RosterProblem } from '#domain/communities/roster.ts'
import { count } from '#domain/locale/counts.ts'

/** Why a line is left out. */
export const ROSTER_PROBLEM: Record<RosterProblem, string> = {
  bad_address: 'This is not an email address.',
  duplicate: 'The address stands in a line above.',
  long_name: 'The name is longer than 60 characters.',
  unknown_role: 'The role must be student, instructor or admin.',
  role_not_allowed: 'Only admins invite instructors and admins.',
  long_group: 'The name of the group is longer than 80 characters.',
  unknown_group: 'There is no such group.',
  group_archived: 'The group is archived.',
  declined: 'This person declined an invitation.',
}

export const INVITED_STATE: Record<AddressInvitation['state'], string> = {
  open: 'Invited',
  expired: 'Expired',
  declined: 'Declined',
}

/** What a roster would do, in lines. */
export function reportLines({ invited, renewed, regrouped, members, mailed, new_groups }: RosterReport): string[] {
  const lines = [
    invited > 0 && `${count(invited, 'person', 'people')} will be invited. They join when they accept.`,
    invited > mailed &&
      (mailed === 0
        ? 'No mail goes out: they see the invitation when they sign in with that address.'
        : `${count(mailed, 'invitation')} go out by mail. The others are shown when their person signs in.`),
    renewed > 0 &&
      `${count(renewed, 'person is', 'people are')} invited already. Their name, role and group become those of the roster.`,
    regrouped > 0 && `${count(regrouped, 'member')} will be in the group of their line.`,
    members > 0 && `${count(members, 'line is', 'lines are')} about members, and say nothing new.`,
    new_groups.length > 0 &&
      `${count(new_groups.length, 'new group')}: ${new_groups.slice(0, 10).join(', ')}${new_groups.length > 10 ? ', …' : ''}.`,
  ]
  return lines.filter((line) => line !== false)
}
