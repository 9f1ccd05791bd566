import { sql } from 'drizzle-orm'
import { toLiteral } from '../../arrays.ts'
import type { Transaction } from '../../session.ts'
import type { MediaKind, MediaType } from '../../../_domain/media/media-types.ts'

export interface MediaRow {
  id: string
  community_id: string
  kind: MediaKind
  type: MediaType
  bytes: number
  width: number | null
  height: number | null
  seconds: number | null
  alt: string
  name: string
  sha256: string
  created_at: Date | string
}

const columns = sql`
  media.id, media.community_id, media.kind, media.type, media.bytes, media.width, media.height,
  media.seconds::double precision as seconds, media.alt, media.name, media.sha256, media.created_at
`

export async function mediaById(tx: Transaction, id: string): Promise<MediaRow | undefined> {
  const [row] = await tx.execute<MediaRow & Record<string, unknown>>(sql`select ${columns} from media where id = ${id}`)
  return row
}

/** What a community has of a file: as it is kept, or as it was sent. */
export async function mediaWithHash(
  tx: Transaction,
  communityId: string,
  sha256: string,
): Promise<MediaRow | undefined> {
  const [row] = await tx.execute<MediaRow & Record<string, unknown>>(sql`
    select ${columns} from media
    where community_id = ${communityId} and (sha256 = ${sha256} or source_sha256 = ${sha256})
    order by sha256 = ${sha256} desc
    limit 1
  `)
  return row
}

/** For a member of its community, whatever their role. Bypasses the policies, so it states its own rule. */
export async function mediaForMember(tx: Transaction, reader: string, id: string): Promise<MediaRow | undefined> {
  const [row] = await tx.execute<MediaRow & Record<string, unknown>>(sql`
    select ${columns}
    from media
    join memberships on memberships.community_id = media.community_id and memberships.user_id = ${reader}
    where media.id = ${id}
  `)
  return row
}

/** Which of these ids a community has. */
export async function mediaOf(tx: Transaction, communityId: string, ids: string[]): Promise<MediaRow[]> {
  if (ids.length === 0) return []
  return tx.execute<MediaRow & Record<string, unknown>>(sql`
    select ${columns} from media
    where community_id = ${communityId} and id = any (${toLiteral(ids)}::uuid[])
  `)
}

export interface MediaSearch {
  communityId: string
  words: string[]
  kind: MediaKind | undefined
  before: string | undefined
  limit: number
}

/** The newest first. */
export const searchMedia = (tx: Transaction, { communityId, words, kind, before, limit }: MediaSearch) =>
  tx.execute<MediaRow & Record<string, unknown>>(sql`
    select ${columns} from media
    where community_id = ${communityId}
      and (${kind ?? null}::text is null or kind = ${kind ?? null})
      and not exists (
        select from unnest(${toLiteral(words)}::text[]) as word
        where strpos(lower(media.alt || ' ' || media.name), lower(word)) = 0
      )
      and (
        ${before ?? null}::uuid is null
        or (created_at, id) < (select older.created_at, older.id from media as older where older.id = ${before ?? null}::uuid)
      )
    order by created_at desc, id desc
    limit ${limit}
  `)

export interface MediaUse {
  media_id: string
  id: string
  title: string
  questions: number
}

/** The tests that show these. Bypasses the policies: whoever sees a file may know them. */
export async function usesOfMedia(tx: Transaction, ids: string[]): Promise<MediaUse[]> {
  if (ids.length === 0) return []
  return tx.execute<MediaUse & Record<string, unknown>>(sql`
    select media_id, tests.id, tests.title, count(distinct question_id)::integer as questions
    from private.media_uses
    join questions on questions.id = question_id
    join tests on tests.id = questions.test_id
    where media_id = any (${toLiteral(ids)}::uuid[])
    group by media_id, tests.id
    order by tests.title, tests.id
  `)
}

/** Until the end of the transaction nobody else adds this file to the community, and no sweep removes it. */
export async function lockMediaFile(tx: Transaction, file: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`media ${file}`}, 0))`)
}

export interface NewMedia extends Omit<MediaRow, 'created_at'> {
  source_sha256: string
}

/** Adds a row whose file is there. Answers with the id of the one that was there before, if there was one. */
export async function addMedia(tx: Transaction, media: NewMedia): Promise<{ id: string; isNew: boolean }> {
  const [row] = await tx.execute<{ media_id: string; is_new: boolean }>(sql`
    select media_id, is_new from private.add_media(${JSON.stringify(media)}::text::jsonb)
  `)
  if (!row) throw new Error('The database answered nothing about a medium.')
  return { id: row.media_id, isNew: row.is_new }
}

export async function describeMedia(tx: Transaction, id: string, alt: string): Promise<boolean> {
  const rows = await tx.execute(sql`update media set alt = ${alt} where id = ${id} returning id`)
  return rows.length > 0
}

export async function deleteMedia(tx: Transaction, id: string): Promise<boolean> {
  const rows = await tx.execute(sql`delete from media where id = ${id} returning id`)
  return rows.length > 0
}

/** Whether a row names this file. */
export async function hasMediaRow(tx: Transaction, communityId: string, sha256: string): Promise<boolean> {
  const rows = await tx.execute(sql`select from media where community_id = ${communityId} and sha256 = ${sha256}`)
  return rows.length > 0
}
