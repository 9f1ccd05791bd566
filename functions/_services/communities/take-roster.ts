import type { RosterQuery, RosterReport } from '../../_contracts/communities/rosters.ts'
import {
  groupsNamed,
  insertAddressInvitations,
  isClosed,
  invitedAmong,
  lockRoster,
  makeGroups,
  mailedBy,
  membersByAddress,
  regroupMembers,
  renewAddressInvitations,
  takeTold,
} from '../../_db/queries/communities/rosters.ts'
import { withService, type Transaction } from '../../_db/session.ts'
import { normalAddress } from '../../_domain/communities/address.ts'
import { mayInvite } from '../../_domain/communities/roles.ts'
import {
  groupKey,
  MOST_INVITED_A_DAY,
  planRoster,
  ROSTER_DAYS,
  YOUNG_DAYS,
  type InvitedLine,
  type RosterLine,
  type RosterPlan,
} from '../../_domain/communities/roster.ts'
import { DomainError } from '../../_domain/errors.ts'
import { readRoster } from '../../_formats/csv/roster.ts'
import { communityInvitation } from '../../_domain/mail/templates.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { enqueueMails } from '../mail/enqueue.ts'
import type { Mail, MailServices } from '../mail/mail-services.ts'
import { findTaughtCommunity } from './find.ts'

/** Mails that are written to the outbox at once. */
const PAGE = 1000
/** Problems that are named. */
const NAMED = 500
const DAY = 24 * 60 * 60_000

type RosterContext = WithClaims<DatabaseContext & MailServices>

/**
 * Invites whom a roster names, and puts members in their groups: all of it, or nothing. Of an address that is no member's, it says the
 * same whether there is an account or not. A repeat changes nothing.
 */
export async function takeRoster(
  { db, now, claims, mail }: RosterContext,
  { community: slug, dry_run, make_groups, bytes }: RosterQuery & { bytes: Uint8Array },
): Promise<RosterReport> {
  const read = readRoster(bytes)
  if ('problem' in read && read.problem !== undefined)
    throw new DomainError('import_refused', read.problem, {
      errors: [{ path: `line ${read.line}`, message: read.problem }],
    })
  const { lines } = read
  // As the service: no policy shows an instructor whose address is whose.
  return withService(db, async (tx) => {
    const community = await findTaughtCommunity(tx, claims, slug, 'Only instructors and admins invite people.')
    if (await isClosed(tx, community.id))
      throw new DomainError('community_closed', 'This community is archived: nobody can be invited.')
    if (!dry_run) await lockRoster(tx, community.id)
    const { plan, groups } = await plannedFor(tx, community, { lines, make_groups })
    const report = toReport(lines.length, plan)
    const mayMail = mail ? await mailsLeft(tx, community.id) : 0
    const mailed = Math.min(mayMail, plan.invite.length)
    if (dry_run) return { ...report, mailed }

    if (plan.newGroups.length > 0) {
      await makeGroups(tx, community.id, plan.newGroups)
      for (const { id, key } of await groupsNamed(tx, community.id, plan.newGroups.map(groupKey))) groups.set(key, id)
    }
    const toRow = ({ group, ...line }: InvitedLine) => ({
      ...line,
      group_id: group === undefined ? null : (groups.get(group) ?? null),
    })
    const inviting = { communityId: community.id, invitedBy: claims.sub, days: ROSTER_DAYS }
    const told = await takeTold(tx, {
      ...{ communityId: community.id, wanted: plan.invite.length },
      ...{ youngDays: YOUNG_DAYS, most: MOST_INVITED_A_DAY.young },
    })
    const invited = plan.invite.map((line, nth) => ({
      ...toRow(line),
      id: crypto.randomUUID(),
      untold: nth >= told,
    }))
    await insertAddressInvitations(tx, inviting, invited)
    await renewAddressInvitations(tx, inviting, plan.renew.map(toRow))
    await regroupMembers(
      tx,
      community.id,
      plan.regroup.flatMap(({ user, group }) => {
        const group_id = groups.get(group)
        return group_id === undefined ? [] : [{ user_id: user, group_id }]
      }),
    )
    if (mail) await mailInvitations(tx, { mail, now: now(), community, invited: invited.slice(0, mailed) })
    return { ...report, mailed }
  })
}

async function plannedFor(
  tx: Transaction,
  community: Awaited<ReturnType<typeof findTaughtCommunity>>,
  { lines, make_groups }: { lines: readonly RosterLine[]; make_groups: boolean },
) {
  const addresses = [...new Set(lines.flatMap(({ email }) => normalAddress(email) ?? []))]
  const names = [...new Set(lines.flatMap(({ group }) => groupKey(group) || []))]
  const members = await membersByAddress(tx, community.id, addresses)
  const invited = await invitedAmong(tx, community.id, addresses)
  const known = await groupsNamed(tx, community.id, names)
  const plan = planRoster(lines, {
    members: new Map(members.map(({ address, user_id }) => [address, user_id])),
    invited: new Map(invited.map(({ address, ...state }) => [address, state])),
    groups: new Map(known.map(({ key, ...group }) => [key, group])),
    may: mayInvite(community.role),
    makesGroups: make_groups,
  })
  return { plan, groups: new Map(known.map(({ key, id }) => [key, id])) }
}

const toReport = (lines: number, plan: RosterPlan): Omit<RosterReport, 'mailed'> => ({
  lines,
  invited: plan.invite.length,
  renewed: plan.renew.length,
  regrouped: plan.regroup.length,
  members: plan.members,
  new_groups: plan.newGroups,
  missing_groups: plan.missingGroups,
  refused: plan.problems.length,
  problems: plan.problems.slice(0, NAMED),
})

async function mailsLeft(tx: Transaction, communityId: string): Promise<number> {
  const { mailed, isYoung } = await mailedBy(tx, communityId, YOUNG_DAYS)
  return Math.max(0, MOST_INVITED_A_DAY[isYoung ? 'young' : 'settled'] - mailed)
}

interface MailedInvitations {
  mail: Mail
  now: number
  community: { id: string; name: string }
  invited: readonly { id: string; address: string }[]
}

async function mailInvitations(tx: Transaction, { mail, now, community, invited }: MailedInvitations): Promise<void> {
  const content = communityInvitation({
    community: community.name,
    link: `${mail.siteUrl}/communities`,
    days: ROSTER_DAYS,
  })
  for (let from = 0; from < invited.length; from += PAGE)
    await enqueueMails(
      tx,
      invited.slice(from, from + PAGE).map(({ id, address }) => ({
        key: `community_invitation/${community.id}/${id}`,
        user: null,
        address,
        kind: 'community_invitation' as const,
        content,
        expiresAt: now + ROSTER_DAYS * DAY,
      })),
      now,
    )
}
