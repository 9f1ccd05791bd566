import { beforeAll, describe, expect, it } from 'vitest'
import { attempt as attemptContract } from '../../../functions/_contracts/attempts/attempts.ts'
import { isConnectionLost } from '../../../functions/_db/errors.ts'
import { followMemory } from '../../../functions/_services/memory/follow.ts'
import { read } from '../../repo/files.ts'
import { KEY, OTHER, useCorrections } from '../../support/corrections.ts'
import { followAll, memoryOf, replayedMemoryOf, waitingChanges } from '../../support/memory.ts'
import { takeTest, type Sitter } from '../../support/school.ts'

const { school, publish, correct, start, runAll, takeWith } = useCorrections()
const services = () => school.api().deps
const memory = (me: Sitter) => memoryOf(school.api(), me.person)
const replayed = (me: Sitter) => replayedMemoryOf(school.api(), me.person)
const waiting = (me: Sitter) => waitingChanges(school.api(), me.person)

/** Moves the end of a finished attempt, as if it had taken place at another time. */
const moveFinish = (id: string, hours: number) => school.sql()`
  update attempts
  set
    status = 'finished', started_at = started_at + make_interval(hours => ${hours}),
    finished_at = finished_at + make_interval(hours => ${hours})
  where id = ${id}
`

describe('the memory of a learner', () => {
  beforeAll(() => followAll(services()))

  it('without learners who changed, a turn does nothing', async () => {
    expect(await followMemory(services())).toEqual({ followed: 0, more: false })
  })

  it('has every question that was answered in a finished test, a turn after its finish', async () => {
    const test_id = await publish()
    const me = await school.newcomer()
    const { attempt_id } = await takeTest(me, test_id, { correct: 15 })
    expect(await memory(me)).toHaveLength(0)
    expect(await followMemory(services())).toEqual({ followed: 1, more: false })
    const rows = await memory(me)
    expect(rows).toHaveLength(25)
    expect(rows.filter(({ first_right, last_right }) => first_right && last_right)).toHaveLength(15)
    expect(rows.filter(({ missed }) => missed === 1)).toHaveLength(10)
    const [attempt] = await school.sql()`select finished_at from attempts where id = ${attempt_id}`
    for (const row of rows)
      expect(row).toMatchObject({
        ...{ answered: 1, repetitions: 1, lapses: 0, test_id, community_id: school.harbor() },
        ...{ first_at: attempt?.finished_at, last_at: attempt?.finished_at, reviewed_at: attempt?.finished_at },
      })
    expect(await waiting(me)).toBe(0)
    expect(await followMemory(services())).toEqual({ followed: 0, more: false })
    expect(await memory(me)).toEqual(rows)
  })

  it('follows practice, too, and no attempt that does not count', async () => {
    const test_id = await publish()
    const me = await school.newcomer()
    await takeTest(me, test_id, { correct: 25, mode: 'practice' })
    await followAll(services())
    const once = await memory(me)
    expect(once).toHaveLength(25)
    // Faster than anyone reads.
    const { id } = await me.start({ test_id, mode: 'exam', length: 25 })
    const result = await me.finish(id, { sent_at: Date.now(), responses: await me.answers(id, () => false) })
    expect(result).toMatchObject({ counts: false })
    expect(await waiting(me)).toBe(0)
    await followAll(services())
    expect(await memory(me)).toEqual(once)
    expect(await replayed(me)).toEqual(once)
  })

  it('leaves out questions that were skipped, left open or answered too late', async () => {
    const test_id = await publish()
    const me = await school.newcomer()
    const { id } = await me.start({ test_id, mode: 'exam', length: 25 })
    await me.sinceMinutes(id, 10)
    const responses = (await me.answers(id, () => true)).slice(0, 22)
    const skipped = { number: 24, answer: null, skipped: true, at: Date.now() }
    await me.finish(id, { sent_at: Date.now(), responses: [...responses, skipped] })
    // As the second one is stored when it comes after the deadline.
    await school.sql()`
      update attempts
      set responses = jsonb_set(responses::jsonb, '{1}', (responses -> 1)::jsonb || '[1]'::jsonb)::json
      where id = ${id}
    `
    await followAll(services())
    expect(await memory(me)).toHaveLength(21)
  })

  it('adds up over attempts on several tests, the same as when it is folded from the start', async () => {
    const tests = [await publish(), await publish()]
    const me = await school.newcomer()
    for (const [nth, hours] of [-900, -700, -500, -499, -100, -3].entries()) {
      const { attempt_id } = await takeTest(me, tests[nth % 2] ?? '', { correct: (nth * 7) % 25 })
      await moveFinish(attempt_id, hours)
      if (nth !== 3) await followAll(services())
    }
    const rows = await memory(me)
    expect(rows).toHaveLength(50)
    expect(rows.every(({ answered }) => answered === 3)).toBe(true)
    expect(rows.some(({ lapses }) => lapses > 0)).toBe(true)
    expect(await replayed(me)).toEqual(rows)
  })

  it('is folded from the start when an attempt turns out to have ended before those that it follows', async () => {
    const test_id = await publish()
    const me = await school.newcomer()
    await takeTest(me, test_id, { correct: 25 })
    await followAll(services())
    const { attempt_id } = await takeTest(me, test_id, { correct: 0 })
    await moveFinish(attempt_id, -48)
    await followAll(services())
    const rows = await memory(me)
    expect(rows.every((row) => row.answered === 2 && !row.first_right && row.last_right)).toBe(true)
    expect(await replayed(me)).toEqual(rows)
  })

  it('forgets what an attempt said when it is deleted, and takes in what is imported', async () => {
    const test_id = await publish()
    const me = await school.newcomer()
    const { attempt_id } = await takeTest(me, test_id, { correct: 20 })
    await followAll(services())
    const before = await memory(me)
    const [row] = await school.sql()`delete from attempts where id = ${attempt_id} returning *`
    await followAll(services())
    expect(await memory(me)).toHaveLength(0)
    await school.sql()`
      insert into attempts
      select * from json_populate_record(null::attempts, ${JSON.stringify(row)}::text::json)
    `
    await followAll(services())
    expect(await memory(me)).toEqual(before)
  })

  it('of a long history is folded page by page and turn by turn, and comes to the same', async () => {
    const test_id = await publish()
    const people = [await school.newcomer(), await school.newcomer(), await school.newcomer()]
    for (const [nth, me] of people.entries())
      for (const [time, hours] of [-400, -300, -200, -100, -50].slice(nth).entries()) {
        const { attempt_id } = await takeTest(me, test_id, { correct: (time * 6) % 25 })
        await moveFinish(attempt_id, hours)
      }
    const small = { learners: 2, page: 1, pages: 2 }
    await followAll(services(), small)
    for (const [nth, me] of people.entries()) {
      const rows = await memory(me)
      await school.sql()`
        insert into private.memory_changes (user_id, community_id, anew) values (${me.person}, ${school.harbor()}, true)
      `
      await followAll(services(), small)
      expect(await memory(me)).toEqual(rows)
      expect(rows.map(({ answered }) => answered)).toEqual(Array(25).fill(5 - nth))
      expect(await replayed(me)).toEqual(rows)
      expect(await waiting(me)).toBe(0)
    }
  })

  it('of those who finished tests before there was any is folded once the migration has noted them', async () => {
    const test_id = await publish()
    const [me, idle] = [await school.newcomer(), await school.newcomer()]
    await takeTest(me, test_id, { correct: 12 })
    await followAll(services())
    const rows = await memory(me)
    await school.sql()`delete from memory`
    await school.sql()`delete from private.memory_cursors`
    const [backfill = ''] =
      /insert into private\.memory_changes \(user_id, community_id\)\nselect .+? from public\.event_queue;/s.exec(
        read('migrations/20261130180500_memory.sql'),
      ) ?? []
    await school.sql().unsafe(backfill)
    expect([await waiting(me), await waiting(idle)]).toEqual([1, 0])
    await followAll(services())
    expect(await memory(me)).toEqual(rows)
  })

  it('is not held up by an attempt whose bank lacks a question', async () => {
    const [broken, whole] = [await publish(), await publish()]
    const me = await school.newcomer()
    const { attempt_id } = await takeTest(me, broken, { correct: 25 })
    await school.sql()`update attempts set question_order[1] = 99 where id = ${attempt_id}`
    await takeTest(me, whole, { correct: 25 })
    await followAll(services())
    expect(new Set((await memory(me)).map(({ test_id }) => test_id))).toEqual(new Set([whole]))
  })
})

describe('workers that follow at the same time', () => {
  it('share the learners among them, and each is followed once', async () => {
    const test_id = await publish()
    const people = await Promise.all(Array.from({ length: 12 }, () => school.newcomer()))
    for (const [nth, me] of people.entries()) {
      await takeTest(me, test_id, { correct: nth })
      await takeTest(me, test_id, { correct: 2 * nth })
    }
    const four = Array.from({ length: 4 }, () => followAll(services(), { learners: 2 }))
    // Some of them finish another test meanwhile.
    await Promise.all([...four, ...people.slice(0, 4).map((me) => takeTest(me, test_id, { correct: 25 }))])
    await followAll(services())
    for (const [nth, me] of people.entries()) {
      const rows = await memory(me)
      expect(rows.map(({ answered }) => answered)).toEqual(Array(25).fill(nth < 4 ? 3 : 2))
      expect(await replayed(me)).toEqual(rows)
    }
  })

  it('leave nothing half done when their connection is killed in the middle', async () => {
    const { sql } = school
    const me = await school.newcomer()
    const test_id = await publish()
    await takeTest(me, test_id, { correct: 20 })
    await followAll(services())
    const before = await memory(me)
    await takeTest(me, test_id, { correct: 5 })
    let kills = 0
    const killed = {
      ...services(),
      banks: {
        get: async (...bank: Parameters<ReturnType<typeof services>['banks']['get']>) => {
          // Whoever holds the learner is in the middle of its transaction.
          const [worker] = await sql()<{ killed: boolean }[]>`
            select pg_terminate_backend(pid) as killed
            from pg_locks
            where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
              and (classid::bigint << 32 | objid::bigint) = hashtextextended(
                'laude memory ' || ${me.person}::uuid || ' ' || ${school.harbor()}::uuid, 0
              )
          `
          if (worker?.killed) kills++
          return services().banks.get(...bank)
        },
      },
    }
    await expect(followMemory(killed)).rejects.toSatisfy(isConnectionLost)
    expect(kills).toBe(1)
    expect(await memory(me)).toEqual(before)
    expect(await waiting(me)).toBe(1)
    await followAll(services())
    const rows = await memory(me)
    expect(rows.map(({ answered }) => answered)).toEqual(Array(25).fill(2))
    expect(await replayed(me)).toEqual(rows)
  })
})

describe('a correction', () => {
  it('that accepts another answer, too, makes what was missed right in memory', async () => {
    const test_id = await publish()
    const me = await school.newcomer()
    await takeWith(me, test_id, { choice: OTHER })
    await followAll(services())
    const at = async (position: number) => (await memory(me)).find((row) => row.position === position)
    expect(await at(1)).toMatchObject({ missed: 1, first_right: false })
    await start(await correct({ test_id, position: 1, answer: { choice: OTHER } }))
    await runAll()
    await followAll(services())
    expect(await at(1)).toMatchObject({ missed: 0, first_right: true, answered: 1 })
    const rows = await memory(me)
    expect(await replayed(me)).toEqual(rows)
  })

  it('that declares a question void takes it out of memory, also of those whose score stays', async () => {
    const test_id = await publish()
    const [right, wrong] = [await school.newcomer(), await school.newcomer()]
    await takeWith(right, test_id, { choice: KEY })
    await takeWith(wrong, test_id, { choice: OTHER })
    await followAll(services())
    await start(await correct({ test_id, position: 1, decision: 'void' }))
    await runAll()
    await followAll(services())
    for (const me of [right, wrong]) {
      const rows = await memory(me)
      expect(rows).toHaveLength(24)
      expect(rows.map(({ position }) => position)).not.toContain(1)
      expect(await replayed(me)).toEqual(rows)
    }
  })

  it('with workers and finishes of all kinds at once ends with what a replay gives', async () => {
    const test_id = await publish()
    const people = await Promise.all(Array.from({ length: 6 }, () => school.newcomer()))
    for (const me of people) await takeWith(me, test_id, { choice: OTHER })
    await start(await correct({ test_id, position: 1, answer: { choice: OTHER } }))
    await Promise.all([
      runAll(),
      followAll(services(), { learners: 2 }),
      followAll(services(), { learners: 3 }),
      ...people.map((me) => takeWith(me, test_id, { choice: OTHER })),
    ])
    await runAll()
    await followAll(services())
    for (const me of people) {
      const rows = await memory(me)
      expect(rows.find(({ position }) => position === 1)).toMatchObject({ answered: 2, missed: 0 })
      expect(await replayed(me)).toEqual(rows)
    }
  })
})

it('no answer of a running attempt is in memory', async () => {
  const me = await school.newcomer()
  const started = attemptContract.parse(await me.start({ test_id: await publish(), mode: 'practice', length: 25 }))
  await me.save(started.id, { responses: (await me.answers(started.id, () => true)).slice(0, 20) })
  expect(await waiting(me)).toBe(0)
  await followAll(services())
  expect(await memory(me)).toHaveLength(0)
})
