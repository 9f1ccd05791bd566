import { sql, type SQL } from 'drizzle-orm'
import { refusedBy } from '../../errors.ts'
import type { Transaction } from '../../session.ts'

export interface GroupRow extends Record<string, unknown> {
  id: string
  name: string
  description: string
  archived_at: string | null
  revision: number
  members: number
  instructors: { user_id: string; display_name: string }[]
  mine: boolean
  sort_name: string
}

interface GroupFilter {
  search?: string
  state: 'active' | 'archived' | 'all'
}

interface GroupPage extends GroupFilter {
  limit: number
  /** The sort name and id of the last group on the previous page. */
  after?: { name: string; id: string }
}

const sortName = sql`lower(groups.name collate "und-x-icu")`

const isIn = ({ state }: Pick<GroupFilter, 'state'>): SQL => {
  if (state === 'all') return sql`true`
  return state === 'active' ? sql`archived_at is null` : sql`archived_at is not null`
}

const matches = (communityId: string, { search, ...filter }: GroupFilter) => sql`
  groups.community_id = ${communityId}
  and ${isIn(filter)}
  ${search ? sql`and position(lower(${search}::text collate "und-x-icu") in ${sortName}) > 0` : sql``}
`

/** Row-level security decides which groups there are, and whom the counts are of. */
const selectGroups = (tx: Transaction, readerId: string, where: SQL, rest = sql``) =>
  tx.execute<GroupRow>(sql`
    select
      id, name, description, to_json(archived_at) as archived_at, revision, ${sortName} as sort_name,
      (select count(*)::integer from group_members where group_id = groups.id) as members,
      coalesce((
        select json_agg(
          json_build_object('user_id', profiles.id, 'display_name', display_name) order by display_name, profiles.id
        )
        from group_instructors
        join profiles on profiles.id = user_id
        where group_id = groups.id
      ), '[]') as instructors,
      exists (select from group_members where group_id = groups.id and user_id = ${readerId})
        or exists (select from group_instructors where group_id = groups.id and user_id = ${readerId}) as mine
    from groups
    where ${where}
    ${rest}
  `)

/** A page of a community's groups, sorted by name. */
export const groupsAfter = (
  tx: Transaction,
  { communityId, readerId }: { communityId: string; readerId: string },
  { after, limit, ...filter }: GroupPage,
) =>
  selectGroups(
    tx,
    readerId,
    sql`
      ${matches(communityId, filter)}
      ${after ? sql`and (${sortName}, id) > (${after.name}, ${after.id}::uuid)` : sql``}
    `,
    sql`order by sort_name, id limit ${limit}`,
  )

export async function countGroups(tx: Transaction, communityId: string, filter: GroupFilter): Promise<number> {
  const [row] = await tx.execute<{ total: number }>(sql`
    select count(*)::integer as total from groups where ${matches(communityId, filter)}
  `)
  return row?.total ?? 0
}

export async function groupIn(
  tx: Transaction,
  { communityId, readerId, id }: { communityId: string; readerId: string; id: string },
): Promise<GroupRow | undefined> {
  const [row] = await selectGroups(tx, readerId, sql`groups.community_id = ${communityId} and groups.id = ${id}`)
  return row
}

interface NewGroup {
  id: string
  community_id: string
  name: string
  description: string
}

/** The columns are named, since instructors may set only these. */
export const insertGroup = (tx: Transaction, { id, community_id, name, description }: NewGroup) =>
  tx.execute(sql`
    insert into groups (id, community_id, name, description) values (${id}, ${community_id}, ${name}, ${description})
  `)

interface GroupChange {
  name?: string
  description?: string
  archived?: boolean
}

/** Whether the group still had this revision. */
export async function updateGroup(
  tx: Transaction,
  { id, revision }: { id: string; revision: number },
  { name, description, archived }: GroupChange,
): Promise<boolean> {
  const archivedAt = archived ? sql`coalesce(archived_at, now())` : sql`null`
  const rows = await tx.execute(sql`
    update groups
    set
      name = coalesce(${name ?? null}, name),
      description = coalesce(${description ?? null}, description),
      archived_at = ${archived === undefined ? sql`archived_at` : archivedAt}
    where id = ${id} and revision = ${revision}
    returning id
  `)
  return rows.length > 0
}

interface GroupedUsers {
  id: string
  communityId: string
  users: readonly string[]
}

/** Those of the users that were not in the group; who is no member of the community is passed over. */
export async function addToGroup(tx: Transaction, { id, communityId, users }: GroupedUsers): Promise<string[]> {
  const rows = await tx.execute<{ user_id: string }>(sql`
    insert into group_members (group_id, user_id, community_id)
    select ${id}, user_id, community_id
    from memberships
    where community_id = ${communityId} and user_id = any(${sql.param(users)}::uuid[])
    order by user_id
    on conflict do nothing
    returning user_id
  `)
  return rows.map(({ user_id }) => user_id)
}

/** Those of the users that were in the group. */
export async function takeFromGroup(tx: Transaction, { id, users }: Omit<GroupedUsers, 'communityId'>) {
  const rows = await tx.execute<{ user_id: string }>(sql`
    delete from group_members
    where group_id = ${id} and user_id = any(${sql.param(users)}::uuid[])
    returning user_id
  `)
  return rows.map(({ user_id }) => user_id)
}

interface GroupInstructor {
  id: string
  communityId: string
  userId: string
}

/** Does nothing for who has the group in their care already, or is no member. */
export const insertGroupInstructor = (tx: Transaction, { id, communityId, userId }: GroupInstructor) =>
  tx.execute(sql`
    insert into group_instructors (group_id, user_id, community_id)
    select ${id}, user_id, community_id
    from memberships
    where community_id = ${communityId} and user_id = ${userId}
    on conflict do nothing
  `)

export const deleteGroupInstructor = (tx: Transaction, { id, userId }: Omit<GroupInstructor, 'communityId'>) =>
  tx.execute(sql`delete from group_instructors where group_id = ${id} and user_id = ${userId}`)

/** Whether the database refused to give a group into the care of a student. */
export const isStudentsCareViolation = (error: unknown): boolean =>
  refusedBy(error)?.constraint === 'group_instructors_teach'
