import { sql } from 'drizzle-orm'
import type { Role } from '../../../_domain/communities/roles.ts'
import type { Transaction } from '../../session.ts'

/** Rosters of one community are taken one after the other. */
export const lockRoster = (tx: Transaction, communityId: string) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('laude roster ' || ${communityId}::text, 0))`)

export async function isClosed(tx: Transaction, communityId: string): Promise<boolean> {
  const [row] = await tx.execute<{ closed: boolean }>(sql`
    select closed_at is not null as closed from communities where id = ${communityId}
  `)
  return row?.closed ?? false
}

/** The members of a community among these addresses. */
export const membersByAddress = (tx: Transaction, communityId: string, addresses: readonly string[]) =>
  tx.execute<{ address: string; user_id: string }>(sql`
    select address, user_id from private.members_by_address(${communityId}, ${sql.param(addresses)}::text[])
  `)

/** Who is invited among these addresses. */
export const invitedAmong = (tx: Transaction, communityId: string, addresses: readonly string[]) =>
  tx.execute<{ address: string; declined: boolean; expired: boolean }>(sql`
    select address, declined_at is not null as declined, expires_at <= now() as expired
    from address_invitations
    where community_id = ${communityId} and address = any(${sql.param(addresses)}::text[])
  `)

/** The groups of these names, which are in lower case. */
export const groupsNamed = (tx: Transaction, communityId: string, names: readonly string[]) =>
  tx.execute<{ id: string; key: string; archived: boolean }>(sql`
    select id, lower(name collate "und-x-icu") as key, archived_at is not null as archived
    from groups
    where community_id = ${communityId} and lower(name collate "und-x-icu") = any(${sql.param(names)}::text[])
  `)

/** Groups with these names, as they were asked for; one that somebody makes in the same moment is theirs. */
export const makeGroups = (tx: Transaction, communityId: string, names: readonly string[]) =>
  tx.execute(sql`
    insert into groups (community_id, name)
    select ${communityId}, name from unnest(${sql.param(names)}::text[]) as wanted (name)
    on conflict (community_id, lower(name collate "und-x-icu")) do nothing
  `)

export interface NewAddressInvitation {
  id: string
  address: string
  name: string
  role: Role
  group_id: string | null
  /** Whether nobody is to be told in the app. */
  untold: boolean
}

interface Inviting {
  communityId: string
  invitedBy: string
  days: number
}

/** Invites anew. One that has expired is replaced, with the mail that waited for it. */
export async function insertAddressInvitations(
  tx: Transaction,
  { communityId, invitedBy, days }: Inviting,
  invitations: readonly NewAddressInvitation[],
) {
  const rows = JSON.stringify(invitations)
  await tx.execute(sql`
    delete from address_invitations as old
    using jsonb_to_recordset(${rows}::text::jsonb) as wanted (address text)
    where old.community_id = ${communityId} and old.address = wanted.address
  `)
  await tx.execute(sql`
    insert into address_invitations (id, community_id, address, name, role, group_id, invited_by, expires_at, told_at)
    select
      id, ${communityId}, address, name, role, group_id, ${invitedBy}, now() + make_interval(days => ${days}),
      case when untold then now() end
    from jsonb_to_recordset(${rows}::text::jsonb)
      as wanted (id uuid, address text, name text, role text, group_id uuid, untold boolean)
  `)
}

/** Changes what those are invited to who are invited already. A mail that went out is not sent again. */
export const renewAddressInvitations = (
  tx: Transaction,
  { communityId, invitedBy, days }: Inviting,
  invitations: readonly Omit<NewAddressInvitation, 'id' | 'untold'>[],
) =>
  tx.execute(sql`
    update address_invitations as old
    set
      name = wanted.name, role = wanted.role, group_id = wanted.group_id, invited_by = ${invitedBy}, invited_at = now(),
      expires_at = now() + make_interval(days => ${days})
    from jsonb_to_recordset(${JSON.stringify(invitations)}::text::jsonb)
      as wanted (address text, name text, role text, group_id uuid)
    where old.community_id = ${communityId} and old.address = wanted.address
  `)

/** Puts members in groups; who is in theirs already is passed over. */
export const regroupMembers = (
  tx: Transaction,
  communityId: string,
  regrouped: readonly { user_id: string; group_id: string }[],
) =>
  tx.execute(sql`
    insert into group_members (group_id, user_id, community_id)
    select group_id, user_id, ${communityId}
    from jsonb_to_recordset(${JSON.stringify(regrouped)}::text::jsonb) as wanted (group_id uuid, user_id uuid)
    on conflict do nothing
  `)

interface Tellable {
  communityId: string
  wanted: number
  youngDays: number
  most: number
}

/** How many of those whom it wants a community may have told in the app, and notes that they are. Only a young one has a limit. */
export async function takeTold(tx: Transaction, { communityId, wanted, youngDays, most }: Tellable): Promise<number> {
  const [row] = await tx.execute<{ allowed: number }>(sql`
    with young as (
      select case when told_on = (now() at time zone 'UTC')::date then told else 0 end as told
      from private.community_makers
      where community_id = ${communityId} and made_at > now() - make_interval(days => ${youngDays})
      for update
    )
    update private.community_makers
    set told_on = (now() at time zone 'UTC')::date, told = young.told + least(${wanted}, ${most} - young.told)
    from young
    where community_id = ${communityId}
    returning least(${wanted}, ${most} - young.told) as allowed
  `)
  return row?.allowed ?? wanted
}

/** How many people a community has had invited by mail since then, and whether somebody made it on the site a short while ago. */
export async function mailedBy(tx: Transaction, communityId: string, youngDays: number) {
  const [row] = await tx.execute<{ mailed: number; is_young: boolean }>(sql`
    select
      (
        select count(*)::integer
        from private.mails
        where kind = 'community_invitation'
          and created_at > now() - interval '1 day'
          and starts_with(key, ${`community_invitation/${communityId}/`})
      ) as mailed,
      exists (
        select from private.community_makers
        where community_id = ${communityId} and made_at > now() - make_interval(days => ${youngDays})
      ) as is_young
  `)
  return { mailed: row?.mailed ?? 0, isYoung: row?.is_young ?? false }
}

export interface AddressedRow extends Record<string, unknown> {
  id: string
  address: string
  name: string
  role: Role
  group: string | null
  state: 'open' | 'expired' | 'declined'
  invited_at: string
  expires_at: string
}

interface AddressedFilter {
  search?: string
  limit: number
  after?: { name: string; id: string }
  /** Only this one. */
  only?: string
}

const found = (communityId: string, search: string | undefined) => sql`
  invited.community_id = ${communityId}
  ${
    search
      ? sql`and (
          position(lower(${search}::text collate "und-x-icu") in address) > 0
          or position(lower(${search}::text collate "und-x-icu") in lower(invited.name collate "und-x-icu")) > 0
        )`
      : sql``
  }
`

/** A page of who is invited by their address, by address. */
export const addressedAfter = (tx: Transaction, communityId: string, { search, limit, after, only }: AddressedFilter) =>
  tx.execute<AddressedRow>(sql`
    select
      invited.id, address, invited.name, role, groups.name as group, to_json(invited_at) as invited_at,
      to_json(expires_at) as expires_at,
      case when declined_at is not null then 'declined' when expires_at <= now() then 'expired' else 'open' end as state
    from address_invitations as invited
    left join groups on groups.id = group_id
    where ${found(communityId, search)}
      ${only === undefined ? sql`` : sql`and invited.id = ${only}`}
      ${after ? sql`and (address, invited.id) > (${after.name}, ${after.id}::uuid)` : sql``}
    order by address, invited.id
    limit ${limit}
  `)

export async function countAddressed(tx: Transaction, communityId: string, search: string | undefined) {
  const [row] = await tx.execute<{ total: number }>(sql`
    select count(*)::integer as total from address_invitations as invited where ${found(communityId, search)}
  `)
  return row?.total ?? 0
}

/** Whether there was such an invitation. */
export async function deleteAddressed(tx: Transaction, communityId: string, id: string): Promise<boolean> {
  const rows = await tx.execute(sql`
    delete from address_invitations where community_id = ${communityId} and id = ${id} returning id
  `)
  return rows.length > 0
}

export interface MyInvitationRow extends Record<string, unknown> {
  id: string
  slug: string
  name: string
  tagline: string
  role: Role
  group: string | null
  invited_by: string | null
  expires_at: string
}

/** What a person is invited to by the address that they confirmed. */
export const invitationsTo = (tx: Transaction, userId: string) =>
  tx.execute<MyInvitationRow>(sql`
    select
      invited.id, slug, communities.name, tagline, role, groups.name as group, display_name as invited_by,
      to_json(expires_at) as expires_at
    from address_invitations as invited
    join communities on communities.id = invited.community_id
    left join groups on groups.id = group_id
    left join profiles on profiles.id = invited.invited_by
    where address = private.confirmed_address(${userId})
      and declined_at is null
      and expires_at > now()
      and closed_at is null
    order by communities.name, invited.id
  `)

/** Whether there was such an invitation to this person. */
export async function declineInvitation(tx: Transaction, userId: string, id: string): Promise<boolean> {
  const rows = await tx.execute(sql`
    update address_invitations
    set declined_at = coalesce(declined_at, now())
    where id = ${id} and address = private.confirmed_address(${userId})
    returning id
  `)
  return rows.length > 0
}

interface AddressAcceptance extends Record<string, unknown> {
  outcome: 'accepted' | 'not_found' | 'expired' | 'decided'
  community: string | null
}

/** Makes the signed-in user what the invitation to their address says, or returns why not. */
export async function acceptAddressInvitation(tx: Transaction, id: string): Promise<AddressAcceptance | undefined> {
  const [row] = await tx.execute<AddressAcceptance>(sql`select * from private.accept_address_invitation(${id})`)
  return row
}

export interface RosterExport extends Record<string, unknown> {
  name: string
  email: string
  role: string
  groups: string[]
  state: string
}

/** All members and whom the reader invited, by name. */
export const wholeRoster = (tx: Transaction, communityId: string) =>
  tx.execute<RosterExport>(sql`
    select * from (
      select
        display_name as name, '' as email, memberships.role, 'member' as state,
        (
          select coalesce(json_agg(groups.name order by groups.name), '[]')
          from group_members
          join groups on groups.id = group_id
          where group_members.user_id = memberships.user_id and group_members.community_id = ${communityId}
        ) as groups
      from memberships
      join profiles on profiles.id = user_id
      where memberships.community_id = ${communityId}
      union all
      select
        invited.name, address, role,
        case when declined_at is not null then 'declined' when expires_at <= now() then 'expired' else 'invited' end,
        case when groups.name is null then '[]' else json_build_array(groups.name) end
      from address_invitations as invited
      left join groups on groups.id = group_id
      where invited.community_id = ${communityId}
    ) as roster
    order by state = 'member' desc, name, email
  `)
