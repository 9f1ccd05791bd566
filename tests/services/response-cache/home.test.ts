import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addMember, createCommunity } from '../../support/people.ts'
import { useGuild } from '../../support/guild.ts'
import { createServer, type Server } from '../../support/shown.ts'

const EARNED = '/gamification-api/achievements/user'

describe('cached responses to requests that name no community', () => {
  const guild = useGuild()
  const servers: Server[] = []
  let me: string
  const slugs = { here: '', there: '' }
  const about = async (server: Server | undefined, community?: string) => {
    const response = await server?.ask(community === undefined ? EARNED : `${EARNED}?community=${community}`, me)
    const body = await response?.text()
    return { community: JSON.parse(body ?? '{}').community, etag: response?.headers.get('ETag'), body }
  }

  beforeAll(async () => {
    await guild.publish({ slug: 'posts', criteria: { counter: 'post_created', gte: 1 } })
    me = await guild.member('student')
    await guild.post(me, 1)
    const there = await createCommunity(guild.sql())
    await addMember(guild.sql(), there, me, 'student')
    const [row] = await guild.sql()`select slug from communities where id = ${there}`
    Object.assign(slugs, { here: guild.slug(), there: row?.slug })
    for (const kind of ['one', 'many', 'many'] as const) {
      const server = createServer(guild.api(), kind)
      servers.push(server)
      await server.keeps(`${EARNED}?community=${slugs.here}`, me)
    }
  })
  afterAll(() => Promise.all(servers.map((server) => server.stop())))

  it('are the same bytes as if the home community had been named', async () => {
    for (const server of servers) {
      const named = await about(server, slugs.here)
      for (let round = 0; round < 3; round++) expect(await about(server)).toEqual(named)
      const asked = { headers: { 'If-None-Match': named.etag ?? '' } }
      expect((await server.ask(EARNED, me, asked)).status).toBe(304)
    }
  })

  it('follow the learner to another community and back, on the same server and on others', async () => {
    const [alone, left, right] = servers
    for (let round = 0; round < 3; round++) {
      for (const community of [slugs.there, slugs.here]) {
        // Twice, so that the second response comes from the cache.
        await about(alone, community)
        await about(alone, community)
        expect((await about(alone)).community).toBe(community)
      }
      await about(left, slugs.there)
      expect((await about(right)).community).toBe(slugs.there)
      await about(right, slugs.here)
      expect((await about(left)).community).toBe(slugs.here)
      await about(left, slugs.there)
      expect((await about(right)).community).toBe(slugs.there)
      await about(left, slugs.here)
    }
  })
})
