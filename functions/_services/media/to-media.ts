import type { Media } from '../../_contracts/media/media.ts'
import { usesOfMedia, type MediaRow } from '../../_db/queries/media/media.ts'
import { readAsService } from '../../_db/session.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

/** Media with the tests that show them, for those who see the media. */
export async function toMedia(
  { db, claims }: WithClaims<DatabaseContext>,
  rows: readonly MediaRow[],
): Promise<Media[]> {
  const ids = rows.map(({ id }) => id)
  const uses = await readAsService(db, claims.sub, (tx) => usesOfMedia(tx, ids))
  return rows.map(({ community_id: _community, sha256: _sha256, created_at, ...row }) => ({
    ...row,
    created_at: new Date(created_at).toISOString(),
    used_by: uses.flatMap(({ media_id, ...test }) => (media_id === row.id ? [test] : [])),
  }))
}
