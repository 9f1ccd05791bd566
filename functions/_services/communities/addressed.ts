import type { AddressedQuery, AddressInvitation } from '../../_contracts/communities/rosters.ts'
import type { MemberCursor } from '../../_contracts/communities/members.ts'
import { addressedAfter, countAddressed, deleteAddressed, wholeRoster } from '../../_db/queries/communities/rosters.ts'
import { readAsUser, withService, withUser } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import { writeRoster } from '../../_formats/csv/roster.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findTaughtCommunity } from './find.ts'

const UUID_LENGTH = 36
const STAFF_ONLY = 'Only instructors and admins see who is invited.'

/** Who is invited by their address and has not accepted: admins see all of them, instructors whom they invited. */
export async function listAddressed(
  { db, claims }: WithClaims<DatabaseContext>,
  { slug, limit, cursor, search }: { slug: string } & AddressedQuery,
): Promise<{ data: AddressInvitation[]; page: { next: MemberCursor | null; total: number } }> {
  const after = cursor && { id: cursor.slice(0, UUID_LENGTH), name: cursor.slice(UUID_LENGTH + 1) }
  const { rows, total } = await readAsUser(db, claims, async (tx) => {
    const { id } = await findTaughtCommunity(tx, claims, slug, STAFF_ONLY)
    return {
      // One row more than the page holds tells whether there is a next page.
      rows: await addressedAfter(tx, id, { search, after: after || undefined, limit: limit + 1 }),
      total: await countAddressed(tx, id, search),
    }
  })
  const data = rows.slice(0, limit)
  const last = rows.length > limit ? data.at(-1) : undefined
  return { data, page: { next: last ? `${last.id}:${last.address}` : null, total } }
}

/** Takes back an invitation that the caller sees, with the mail that waits. */
export async function withdrawAddressed(
  { db, claims }: WithClaims<DatabaseContext>,
  { slug, id }: { slug: string; id: string },
): Promise<void> {
  const communityId = await withUser(db, claims, async (tx) => {
    const community = await findTaughtCommunity(tx, claims, slug, STAFF_ONLY)
    const page = await addressedAfter(tx, community.id, { limit: 1, only: id })
    if (page.length === 0) throw notFound('invitation')
    return community.id
  })
  await withService(db, (tx) => deleteAddressed(tx, communityId, id))
}

/** Members and who is invited, as a file for spreadsheets. Addresses only of who is invited: members keep theirs to themselves. */
export const exportRoster = ({ db, claims }: WithClaims<DatabaseContext>, slug: string): Promise<string> =>
  readAsUser(db, claims, async (tx) => {
    const { id } = await findTaughtCommunity(tx, claims, slug, STAFF_ONLY)
    return writeRoster(await wholeRoster(tx, id))
  })
