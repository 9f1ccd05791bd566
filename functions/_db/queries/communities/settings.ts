import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'
import type { Color } from '../../../_domain/colors.ts'

interface NewCommunity {
  id: string
  slug: string
  name: string
  tagline: string
  color: Color
  joining: 'open' | 'invite'
}

/** Of one person's communities only one is made at a time. Answers how many they made within a day, and have open. */
export async function countMade(tx: Transaction, userId: string): Promise<{ today: number; open: number }> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('laude makers ' || ${userId}::text, 0))`)
  const [row] = await tx.execute<{ today: number; open: number }>(sql`
    select
      (count(*) filter (where made_at > now() - interval '1 day'))::integer as today,
      (count(*) filter (where closed_at is null))::integer as open
    from private.community_makers
    join communities on communities.id = community_id
    where user_id = ${userId}
  `)
  return row ?? { today: 0, open: 0 }
}

/** The slug of a community that was made by an earlier request with the same key. */
export async function slugOfCommunity(tx: Transaction, id: string): Promise<string | undefined> {
  const [row] = await tx.execute<{ slug: string }>(sql`select slug from communities where id = ${id}`)
  return row?.slug
}

/** The slugs that begin like this. */
export async function communitySlugsLike(tx: Transaction, stem: string): Promise<string[]> {
  const rows = await tx.execute<{ slug: string }>(sql`select slug from communities where starts_with(slug, ${stem})`)
  return rows.map(({ slug }) => slug)
}

/** Makes a community with its first admin; false if its slug is taken. */
export async function insertCommunity(
  tx: Transaction,
  { id, slug, name, tagline, color, joining }: NewCommunity,
  userId: string,
): Promise<boolean> {
  const made = await tx.execute(sql`
    insert into communities (id, slug, name, tagline, color, joining)
    values (${id}, ${slug}, ${name}, ${tagline}, ${color}, ${joining})
    on conflict (slug) do nothing
    returning id
  `)
  if (made.length === 0) return false
  await tx.execute(sql`insert into memberships (community_id, user_id, role) values (${id}, ${userId}, 'admin')`)
  await tx.execute(sql`insert into private.community_makers (community_id, user_id) values (${id}, ${userId})`)
  await tx.execute(sql`
    insert into audit_log (community_id, actor_id, action, subject_type, subject_id)
    values (${id}, ${userId}, 'community.made', 'community', ${id})
  `)
  return true
}

interface SettingsRow extends Record<string, unknown> {
  slug: string
  name: string
  tagline: string
  color: Color
  joining: 'open' | 'invite'
  packs: string[]
  closed_at: string | null
  comments_off: boolean
  boards_off: boolean
}

/** Who changes them meanwhile waits. */
export const lockSettings = (tx: Transaction, id: string) =>
  tx.execute(sql`select from communities where id = ${id} for no key update`)

export async function settingsOf(tx: Transaction, id: string): Promise<SettingsRow | undefined> {
  const [row] = await tx.execute<SettingsRow>(sql`
    select
      slug, name, tagline, color, joining, to_json(closed_at) as closed_at, comments_off, boards_off,
      (
        select coalesce(json_agg(pack order by pack), '[]')
        from community_packs
        where community_id = communities.id
      ) as packs
    from communities
    where id = ${id}
  `)
  return row
}

interface SettingsChange {
  name?: string
  tagline?: string
  color?: Color
  joining?: 'open' | 'invite'
  comments_off?: boolean
  boards_off?: boolean
  archived?: boolean
}

/** An archived community is not open to join: who brings it back decides again. */
export async function updateSettings(
  tx: Transaction,
  id: string,
  { name, tagline, color, joining, comments_off, boards_off, archived }: SettingsChange,
): Promise<void> {
  const closedAt = archived ? sql`coalesce(closed_at, now())` : sql`null`
  await tx.execute(sql`
    update communities
    set
      name = coalesce(${name ?? null}, name),
      tagline = coalesce(${tagline ?? null}, tagline),
      color = coalesce(${color ?? null}, color),
      joining = ${archived ? 'invite' : sql`coalesce(${joining ?? null}, joining)`},
      comments_off = coalesce(${comments_off ?? null}, comments_off),
      boards_off = coalesce(${boards_off ?? null}, boards_off),
      closed_at = ${archived === undefined ? sql`closed_at` : closedAt}
    where id = ${id}
  `)
}

/** Takes the packs away that are not among these. */
export const dropOtherPacks = (tx: Transaction, communityId: string, packs: readonly string[]) =>
  tx.execute(sql`
    delete from community_packs where community_id = ${communityId} and pack <> all(${sql.param(packs)}::text[])
  `)
