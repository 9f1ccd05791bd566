import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { catalogueEntry, earnedEntry } from '../../../functions/_contracts/achievements/catalogue.ts'
import { batch } from '../../../functions/_contracts/batch.ts'
import { list } from '../../../functions/_contracts/wire.ts'
import type { Servers } from '../../../functions/_services/response-cache/response-cache.ts'
import { applyEvents } from '../../../functions/_services/engine/apply.ts'
import { activity } from '../../support/activities.ts'
import { useGuild } from '../../support/guild.ts'
import { addMember, createCommunity } from '../../support/people.ts'
import { publishBank } from '../../support/publish-bank.ts'
import { NO_REDIS, startRedis, type TestRedis } from '../../support/redis.ts'
import { createServer, type Server } from '../../support/shown.ts'
import { sitter } from '../../support/sitter.ts'

const SERVERS = 3
const NOWHERE = 'postgres://127.0.0.1:1/nothing'
const server = fc.nat(SERVERS - 1)
const steps = [
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('post' as const), readers: fc.array(server, { maxLength: 4 }) }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('look' as const), server }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('rename' as const), readers: fc.array(server, { maxLength: 4 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cut' as const) }) },
]
/** What happens to what the servers share, and a server whose memory is empty again. */
const sharedSteps = [
  ...steps,
  { weight: 3, arbitrary: fc.record({ do: fc.constant('start again' as const), server }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cut Redis' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('kill Redis' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('freeze Redis' as const) }) },
]
const TIMING = { look: 50, patience: 500, poll: 20 }
const KINDS = [
  { kind: 'nothing else', runs: 8, pageRuns: 10 },
  { kind: 'a shared Redis over TCP', runs: 6, pageRuns: 4 },
  { kind: 'a shared Redis over REST', runs: 3, pageRuns: 2 },
]

describe.each(KINDS)(
  'a cached response under concurrent changes, with memory and $kind',
  ({ kind, runs, pageRuns }) => {
    const guild = useGuild()
    let redis: TestRedis | undefined
    let many: Server[]
    let one: Server | undefined
    const progress = () => `/gamification-api/achievements/progress?community=${guild.slug()}`
    const earned = () => `/gamification-api/achievements/user?community=${guild.slug()}`
    const at = (index: number) => {
      const found = many[index]
      if (!found) throw new RangeError('There are not so many servers.')
      return found
    }
    const start = async (servers: Servers) => {
      const shared = redis && { redis: kind === 'a shared Redis over TCP' ? redis.url : redis.rest, timing: TIMING }
      const started = createServer(guild.api(), servers, shared)
      await started.keeps(progress(), await guild.member('student'))
      return started
    }
    beforeAll(async () => {
      await guild.publish(
        { slug: 'posts', criteria: { counter: 'post_created', gte: 1000 } },
        { slug: 'first_post', criteria: { counter: 'post_created', gte: 1 } },
      )
      if (kind !== 'nothing else') {
        redis = await startRedis()
        if (!redis) return
      }
      many = await Promise.all(Array.from({ length: SERVERS }, () => start('many')))
      one = await start('one')
    })
    beforeEach(({ skip }) => skip(kind !== 'nothing else' && !redis, NO_REDIS))
    afterAll(async () => {
      await Promise.all([...(many ?? []), ...(one ? [one] : [])].map(({ stop }) => stop()))
      await redis?.stop()
    })

    it('with many servers, none answers with an older response once a change is committed', async () => {
      let renamed = 0
      let found = 0
      const step = fc.oneof(...(redis ? sharedSteps : steps))
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
          const me = await guild.member('student')
          let posts = 0
          const look = async (index: number) => {
            const [entry] = list(catalogueEntry).parse(await (await at(index).ask(progress(), me)).json()).data
            return [entry?.progress?.have, entry?.name]
          }
          const name = () => (renamed === 0 ? 'posts' : `Posts ${renamed}`)
          // Begun before the change and ended after it: what they read must not be kept.
          const racing = async (readers: number[], change: Promise<unknown>) => {
            await Promise.all([change, ...readers.map((index) => look(index))])
          }
          await look(0)
          for (const it of steps) {
            if (it.do === 'post') {
              await racing(it.readers, guild.post(me, 1, posts))
              posts++
            }
            if (it.do === 'rename') {
              renamed++
              const change = guild.sql()`
              update achievements set name = ${name()} where slug = 'posts' and community_id = ${guild.id()}
            `
              await racing(it.readers, change.execute())
            }
            if (it.do === 'cut')
              await guild.sql()`
              select pg_terminate_backend(pid) from pg_stat_activity
              where application_name = 'laude-listen' and datname = current_database()
            `
            if (it.do === 'start again') {
              found += at(it.server).countOf('laude_cache_reads_total shared')
              await at(it.server).stop()
              many[it.server] = await start('many')
              expect(await look(it.server)).toEqual([posts, name()])
            }
            if (it.do === 'cut Redis') await redis?.run('CLIENT', 'KILL', 'TYPE', 'normal')
            if (it.do === 'kill Redis') {
              await redis?.kill()
              for (let index = 0; index < SERVERS; index++) expect(await look(index)).toEqual([posts, name()])
              await redis?.restart()
            }
            if (it.do === 'freeze Redis') {
              redis?.freeze()
              await racing([0, 1, 2], guild.post(me, 1, posts)).finally(() => redis?.thaw())
              posts++
            }
            if (it.do === 'look') expect(await look(it.server)).toEqual([posts, name()])
          }
          for (let index = 0; index < SERVERS; index++) expect(await look(index)).toEqual([posts, name()])
        }),
        { numRuns: runs },
      )
      const foundByAll = () => many.reduce((sum, each) => sum + each.countOf('laude_cache_reads_total shared'), found)
      // Whatever the steps were, a server that starts again finds what the others share: otherwise nothing of this was
      // about it.
      const me = await guild.member('student')
      const startAgain = async () => {
        await at(0).ask(progress(), me)
        found += at(1).countOf('laude_cache_reads_total shared')
        await at(1).stop()
        many[1] = await start('many')
        await at(1).ask(progress(), me)
        return foundByAll()
      }
      if (redis) await expect.poll(startAgain).toBeGreaterThan(0)
    })

    it('with one server, the same holds for requests to it, and reads do not wait', async () => {
      const me = await guild.member('student')
      await guild.post(me, 1)
      const shown = async () => list(earnedEntry).parse(await (await one?.ask(earned(), me))?.json()).data[0]?.award
      await expect.poll(async () => (await shown())?.id).toBeDefined()
      for (let turn = 0; turn < 20; turn++) {
        const visibility = turn % 2 ? 'public' : 'private'
        const change = one?.ask(`/achievements-api/mine/${(await shown())?.id}`, me, {
          method: 'PATCH',
          body: JSON.stringify({ visibility }),
          headers: { 'Content-Type': 'application/json' },
        })
        await Promise.all([change, shown(), shown()])
        expect(await shown()).toMatchObject({ visibility })
      }
    })

    it('the parts of a page are never older than what is in the tables, whatever changes', async () => {
      const { sql } = guild
      const about = (path: string) => `${path}?community=${guild.slug()}`
      const addresses = [
        ...['/gamification-api/xp/level', '/gamification-api/xp/stats', '/gamification-api/streaks/status'].map(about),
        ...['/gamification-api/profile', '/communities-api', about('/achievements-api')],
        ...['/attempts-api/tests', '/attempts-api/attempts/unfinished'].map(about),
        ...['/courses-api/courses', '/courses-api/programs', '/resources-api/topics'].map(about),
        '/gamification-api/notifications/state',
      ]
      const page = `/batch-api?${new URLSearchParams(addresses.map((address) => ['get', address]))}`
      // It never hears of a change, so it caches nothing.
      const live = createServer({ ...guild.api(), database: { ...guild.api().database, url: NOWHERE } }, 'one')
      let count = 0
      const test = await publishBank(sql(), { community: guild.id() })
      const [course] = await sql()<{ id: string }[]>`
      insert into courses (community_id, slug, title, status) values (${guild.id()}, 'course', 'Course', 'live') returning id
    `
      const [lesson] = await sql()<{ id: string }[]>`
      insert into contents (community_id, course_id, slug, kind, title, body, status)
      values (${guild.id()}, ${course?.id ?? ''}, 'lesson', 'lesson', 'Lesson', 'Read.', 'live')
      returning id
    `
      const [program] = await sql()<{ id: string }[]>`
      insert into programs (community_id, slug, title, status) values (${guild.id()}, 'program', 'Program', 'live') returning id
    `
      const taker = (me: string) =>
        sitter({ ask: (path, person = me, init) => at(0).ask(path, person, init), database: guild.api().database }, me)
      const unfinished = async (me: string) => {
        const [row] = await sql()<{ id: string }[]>`
        select id from attempts where user_id = ${me} and status = 'in_progress'
      `
        return row?.id
      }
      const changes: Record<string, (me: string) => Promise<unknown>> = {
        post: (me) => guild.post(me, 1, count),
        bio: (me) => sql()`update profiles set bio = ${`No. ${count}`} where id = ${me}`,
        zone: (me) => sql()`
        update profiles set time_zone = ${count % 2 ? 'Pacific/Kiritimati' : 'Pacific/Pago_Pago'} where id = ${me}
      `,
        join: async (me) => addMember(sql(), await createCommunity(sql()), me, 'student'),
        leave: (me) => sql()`delete from memberships where user_id = ${me} and community_id <> ${guild.id()}`,
        found: () => createCommunity(sql(), 'open'),
        rename: () => sql()`update communities set tagline = ${`No. ${count}`} where id = ${guild.id()}`,
        test: () => publishBank(sql(), { community: guild.id() }),
        retitle: () => sql()`update tests set title = ${`Test ${count}`} where id = ${test}`,
        retire: () => sql()`update tests set status = 'retired' where community_id = ${guild.id()} and id <> ${test}`,
        start: (me) => taker(me).start({ test_id: test, mode: 'practice', length: 25, restart: count % 2 === 0 }),
        save: async (me) => {
          const id = await unfinished(me)
          if (id !== undefined)
            await taker(me).save(id, {
              responses: (await taker(me).answers(id, () => true)).slice(0, 1 + (count % 25)),
            })
        },
        finish: async (me) => {
          const id = await unfinished(me)
          if (id !== undefined) await taker(me).finish(id)
        },
        write: () => sql()`update contents set title = ${`Lesson ${count}`} where id = ${lesson?.id ?? ''}`,
        name: () => sql()`update courses set title = ${`Course ${count}`} where id = ${course?.id ?? ''}`,
        gather: () => sql()`
        insert into program_courses (program_id, course_id, community_id, position)
        values (${program?.id ?? ''}, ${course?.id ?? ''}, ${guild.id()}, 1)
        on conflict (program_id, course_id) do update set position = program_courses.position + 1
      `,
        present: () => sql()`update programs set title = ${`Program ${count}`} where id = ${program?.id ?? ''}`,
        recommend: () => sql()`
        insert into resources (community_id, title, url, address, publisher, kind, level, language, cost, topics, why, state)
        values (
          ${guild.id()}, 'A page', ${`https://example.org/${count}`}, ${`example.org/${count}`}, 'Example', 'book', 'beginner',
          'en', 'free', ${[`Topic ${count}`]}, 'It is short.', 'listed'
        )
      `,
        discard: () =>
          sql()`update resources set state = 'retired' where community_id = ${guild.id()} and state = 'listed'`,
        enroll: (me) => at(1).ask(`/courses-api/courses/${course?.id}/enrollment`, me, { method: 'PUT' }),
        leaveCourse: (me) => at(1).ask(`/courses-api/courses/${course?.id}/enrollment`, me, { method: 'DELETE' }),
        study: (me) =>
          applyEvents(guild.api().deps, [
            activity('lesson_completed', { user_id: me, community_id: guild.id(), content_id: lesson?.id ?? null }),
          ]),
        readAll: (me) =>
          at(2).ask('/gamification-api/notifications/read', me, {
            method: 'POST',
            body: JSON.stringify({ up_to: 'ffffffff-ffff-7fff-bfff-ffffffffffff' }),
            headers: { 'Content-Type': 'application/json' },
          }),
      }
      const change = fc.constantFrom(...Object.keys(changes))
      const pageSteps = fc.array(fc.record({ change, readers: fc.array(server, { maxLength: 3 }), server }), {
        minLength: 3,
        maxLength: 8,
      })
      const read = async (from: Server, me: string) => {
        const { responses } = batch.parse(await (await from.ask(page, me)).json())
        expect(responses.map(({ status }) => status)).toEqual(addresses.map(() => 200))
        return responses.map(({ body }) => body)
      }
      try {
        await fc.assert(
          fc.asyncProperty(pageSteps, async (all) => {
            const me = await guild.member('student')
            for (const index of many.keys()) await read(at(index), me)
            for (const it of all) {
              count++
              await Promise.all([changes[it.change]?.(me), ...it.readers.map((index) => read(at(index), me))])
              expect(await read(at(it.server), me), it.change).toEqual(await read(live, me))
            }
          }),
          { numRuns: pageRuns },
        )
      } finally {
        await live.stop()
      }
    })
  },
)
