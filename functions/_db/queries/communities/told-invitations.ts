import type postgres from 'postgres'

/**
 * Notes the oldest invitations to addresses as told, whether there is an account of them or not, and returns them. Those that another
 * worker tells, or that somebody answers or takes back in this moment, are skipped.
 */
export async function noteNextTold(sql: postgres.Sql, limit: number): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    with due as (
      select id
      from address_invitations
      where told_at is null
      order by invited_at, id
      limit ${limit}
      for update skip locked
    )
    update address_invitations as invited
    set told_at = now()
    from due
    where invited.id = due.id
    returning invited.id
  `
  return rows.map(({ id }) => id)
}

export interface InvitedPerson {
  user_id: string
  invitation_id: string
  community_id: string
  /** Null: their account is gone. */
  by: string | null
}

/**
 * Who has confirmed an address of these invitations and may still accept. Neither members, nor who said no, nor who has blocked the
 * person that invites them.
 */
export const invitedPeople = (sql: postgres.Sql, ids: readonly string[]) => sql<InvitedPerson[]>`
  select person.user_id, invited.id as invitation_id, invited.community_id, invited_by as by
  from address_invitations as invited
  join communities on communities.id = invited.community_id and closed_at is null
  join private.people_at(array(select address from address_invitations where id = any (${[...ids]}::uuid[]))) as person
    on person.address = invited.address
  where invited.id = any (${[...ids]}::uuid[])
    and declined_at is null
    and expires_at > now()
    and not exists (
      select from memberships
      where memberships.community_id = invited.community_id and memberships.user_id = person.user_id
    )
    and not exists (
      select from person_blocks where person_blocks.user_id = person.user_id and blocked_id = invited_by
    )
`

/** Deletes what these people were told of earlier invitations into the same communities, with ids from this one on. */
export const deleteToldBefore = (sql: postgres.Sql, people: readonly InvitedPerson[], since: string) => sql`
  with person as (
    select user_id, community_id
    from jsonb_to_recordset(${JSON.stringify(people)}::text::jsonb) as invited (user_id uuid, community_id uuid)
  ),
  not_to_be_restored as (
    delete from private.deleted_notifications as deleted
    using person
    where deleted.user_id = person.user_id and kind = 'invited' and deleted.community_id = person.community_id
  )
  delete from notifications
  using person
  where notifications.user_id = person.user_id
    and notifications.id >= ${since}
    and kind = 'invited'
    and notifications.community_id = person.community_id
`

/** Deletes what a person was told of an invitation. */
export const deleteToldInvitation = (sql: postgres.Sql, userId: string, invitationId: string) => sql`
  delete from notifications
  where user_id = ${userId} and kind = 'invited' and payload ->> 'invitation_id' = ${invitationId}
`

/** Forgets what a person was told of an invitation and deleted, so that it is not restored. */
export const forgetDeletedInvitation = (sql: postgres.Sql, userId: string, invitationId: string) => sql`
  delete from private.deleted_notifications
  where user_id = ${userId} and kind = 'invited' and payload ->> 'invitation_id' = ${invitationId}
`
