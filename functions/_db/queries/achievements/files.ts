import type postgres from 'postgres'

export async function findCommunityId(sql: postgres.Sql, slug: string): Promise<string | undefined> {
  const [row] = await sql<{ id: string }[]>`select id from communities where slug = ${slug}`
  return row?.id
}

export async function readPacks(sql: postgres.Sql, communityId: string): Promise<string[]> {
  const rows = await sql<{ pack: string }[]>`
    select pack from community_packs where community_id = ${communityId} order by pack
  `
  return rows.map(({ pack }) => pack)
}

/** What a community defined, in its order. */
export const readOwnDefinitions = (sql: postgres.Sql, communityId: string) =>
  sql<Record<string, unknown>[]>`
    select
      slug, name, description, type, category, icon, color, rarity, tier, points, xp, criteria, tiers, secret, status
    from achievements
    where community_id = ${communityId}
    order by position, slug
  `

/** The awards of those who have an account, without revoked ones. */
export const readAwards = (sql: postgres.Sql, communityId: string) =>
  sql<Record<string, unknown>[]>`
    select
      lower(users.email) as member, pack, slug, award.tier, occurrence, ${iso(sql, 'earned_at')} as earned_at,
      ${iso(sql, 'unlocked_at')} as unlocked_at, visibility, satisfied_by,
      case when entry.id is not null then json_build_object('xp', amount, 'local_date', local_date) end as paid
    from user_achievements as award
    join achievements on achievements.id = achievement_id
    join auth.users on users.id = award.user_id
    left join xp_transactions as entry
      on entry.user_id = award.user_id and entry.community_id = award.community_id and reason = 'achievement'
        and reference = 'a' || number || coalesce(':' || award.tier, '')
    where award.community_id = ${communityId} and revoked_at is null
    order by member, pack, slug, award.tier, occurrence
  `

const iso = (sql: postgres.Sql, column: string) =>
  sql`to_char(${sql(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

/** The members with these mail addresses. */
export const findMembers = (sql: postgres.Sql, communityId: string, addresses: readonly string[]) =>
  sql<{ user_id: string; address: string }[]>`
    select user_id, lower(email) as address
    from memberships
    join auth.users on users.id = user_id
    where community_id = ${communityId} and lower(email) = any (${addresses}::text[])
  `

/** The achievements that a community can award: its own, and those of all packs. */
export const readAwardable = (sql: postgres.Sql, communityId: string) =>
  sql<{ id: string; code: string; pack: string; slug: string; version: number }[]>`
    select id, 'a' || number as code, pack, slug, version
    from achievements
    where community_id is null or community_id = ${communityId}
  `

/** Every award of a community, revoked ones too: who, what and which tier. */
export const readHeld = (sql: postgres.Sql, communityId: string) =>
  sql<{ user_id: string; achievement_id: string; tier: string | null; occurrence: number }[]>`
    select user_id, achievement_id, tier, occurrence from user_achievements where community_id = ${communityId}
  `

export const installPacks = (sql: postgres.Sql, communityId: string, packs: readonly string[]) =>
  sql`
    insert into community_packs (community_id, pack)
    select ${communityId}, pack from unnest(${packs}::text[]) as pack
    on conflict do nothing
  `

export interface AwardToInsert {
  user_id: string
  achievement_id: string
  tier: string | null
  occurrence: number
  rule_version: number
  satisfied_by: object
  earned_at: string
  unlocked_at: string
  visibility: string
}

/** Awards of another time or place: no event of this log gave them. */
export const insertAwards = (sql: postgres.Sql, communityId: string, awards: readonly AwardToInsert[]) =>
  sql`
    insert into user_achievements (
      community_id, user_id, achievement_id, tier, occurrence, rule_version, satisfied_by, earned_at, unlocked_at, visibility
    )
    select
      ${communityId}, user_id, achievement_id, tier, occurrence, rule_version, satisfied_by, earned_at, unlocked_at, visibility
    from jsonb_to_recordset(${JSON.stringify(awards)}::text::jsonb) as award (
      user_id uuid, achievement_id uuid, tier text, occurrence integer, rule_version integer, satisfied_by jsonb,
      earned_at timestamptz, unlocked_at timestamptz, visibility text
    )
    on conflict do nothing
  `

export interface PaymentToInsert {
  id: string
  user_id: string
  amount: number
  reference: string
  local_date: string
}

/** What the awards paid. What was paid for here already is not paid again. */
export const insertPayments = (sql: postgres.Sql, communityId: string, payments: readonly PaymentToInsert[]) =>
  sql`
    insert into xp_transactions (id, community_id, user_id, amount, reason, reference, local_date)
    select id, ${communityId}, user_id, amount, 'achievement', reference, local_date
    from jsonb_to_recordset(${JSON.stringify(payments)}::text::jsonb) as payment (
      id uuid, user_id uuid, amount integer, reference text, local_date date
    )
    on conflict do nothing
  `

interface ImportNote {
  communityId: string
  actor: string
  details: Readonly<Record<string, number | string>>
}

export const noteImport = (sql: postgres.Sql, { communityId, actor, details }: ImportNote) =>
  sql`
    insert into audit_log (community_id, actor_id, action, subject_type, subject_id, details)
    values (
      ${communityId}, ${actor}, 'achievements.imported', 'community', ${communityId},
      ${JSON.stringify(details)}::text::jsonb
    )
  `
