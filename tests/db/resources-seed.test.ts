import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { normalizeAddress } from '../../functions/_domain/resources/address.ts'
import { readResources } from '../../supabase/tools/resources/read-resources.ts'
import { resourcesSeed, SEED_FILE } from '../../supabase/tools/resources/resources-seed.ts'
import { root } from '../repo/files.ts'
import { useDatabase } from '../support/database.ts'

const communities = readResources(join(root, 'seeds/resources'))
const seed = readFileSync(join(root, SEED_FILE), 'utf8')
const entry = {
  ...{ slug: 'a-page', title: 'A page', url: 'https://example.org/', address: 'example.org', publisher: 'Example' },
  ...{
    kind: 'book',
    level: 'beginner',
    language: 'en',
    cost: 'free',
    minutes: 5,
    topics: ['routing'],
    why: 'It is short.',
  },
}

describe('the seed of resources', () => {
  const database = useDatabase()
  const rows = () => database().sql<Record<string, unknown>[]>`
    select to_jsonb(resources) - 'updated_at' as it from resources order by id
  `
  const write = (change: object) =>
    database().sql`select private.write_resources('harbor', ${JSON.stringify([{ ...entry, ...change }])}::text::jsonb)`
  const find = async () => {
    const [row] = await database().sql<Record<string, unknown>[]>`
      select id, title, address, state, revision, edited_at from resources
      where id = private.stable_id('resource:a-page')
    `
    return row
  }

  it('is what npm run resources:write makes of the files', () => expect(seed).toBe(resourcesSeed(communities)))

  it('lists every resource in its community, under the address that the functions compare', async () => {
    const found = await database().sql<{ slug: string; url: string; address: string; state: string }[]>`
      select communities.slug, url, address, state from resources join communities on communities.id = community_id
    `
    expect(found).toHaveLength([...communities.values()].flat().length)
    for (const [community, resources] of communities)
      expect(found.filter(({ slug }) => slug === community)).toHaveLength(resources.length)
    expect(found.filter(({ url, address, state }) => address !== normalizeAddress(url) || state !== 'listed')).toEqual(
      [],
    )
  })

  it('changes nothing when it runs again', async () => {
    const before = await rows()
    await database().sql.unsafe(seed)
    expect(await rows()).toEqual(before)
  })

  it('changes what it wrote before, but nothing that an instructor changed', async () => {
    await write({})
    await write({ title: 'A better page' })
    expect(await find()).toMatchObject({ title: 'A better page', state: 'listed', revision: 2, edited_at: null })
    await database().sql`
      update resources set state = 'retired', edited_at = now() where id = private.stable_id('resource:a-page')
    `
    await write({ title: 'The best page' })
    expect(await find()).toMatchObject({ title: 'A better page', state: 'retired' })
  })

  it('leaves an address to whoever suggested it before', async () => {
    await database().sql`
      insert into resources (community_id, title, url, address, publisher, kind, level, language, cost, topics, why, state)
      select
        id, 'Suggested', 'https://example.org/other', 'example.org/other', 'Example', 'book', 'beginner', 'en', 'free',
        '{routing}', 'It is short.', 'suggested'
      from communities where slug = 'harbor'
    `
    await database().sql`update resources set edited_at = null where id = private.stable_id('resource:a-page')`
    await write({ url: 'https://example.org/other', address: 'example.org/other' })
    await write({ slug: 'another-page', url: 'https://example.org/other', address: 'example.org/other' })
    expect(await find()).toMatchObject({ address: 'example.org' })
    const [row] = await database().sql`select title from resources where address = 'example.org/other'`
    expect(row).toEqual({ title: 'Suggested' })
  })
})
