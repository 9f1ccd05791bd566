import type postgres from 'postgres'

/** A picture that a community has, for questions that show it; without a file in any store. */
export async function addPictureRow(
  sql: postgres.Sql,
  { id, community, width, height }: { id: string; community: string; width: number; height: number },
) {
  const hash = id.replaceAll('-', '').repeat(2)
  await sql`
    insert into media (id, community_id, kind, type, bytes, width, height, alt, sha256, source_sha256)
    values (${id}, ${community}, 'picture', 'image/webp', 100, ${width}, ${height}, 'A map', ${hash}, ${hash})
    on conflict do nothing
  `
}
