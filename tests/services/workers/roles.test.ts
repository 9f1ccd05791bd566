import { describe, expect, it, onTestFinished } from 'vitest'
import { connect } from '../../../functions/_db/client.ts'
import { pushEvents } from '../../../functions/_db/queries/engine/event-queue.ts'
import { withService } from '../../../functions/_db/session.ts'
import { layOut } from '../../../functions/_domain/mail/layout.ts'
import { addDays } from '../../../functions/_domain/time/days.ts'
import { localDay } from '../../../functions/_domain/time/local-time.ts'
import { createAttemptServices } from '../../../functions/_services/attempts/attempt-services.ts'
import { createOpsServices } from '../../../functions/_services/ops/ops-services.ts'
import { createRulesets } from '../../../functions/_services/engine/rulesets.ts'
import { verifyAll } from '../../../functions/_services/engine/verify-ledger.ts'
import { enqueueMails } from '../../../functions/_services/mail/enqueue.ts'
import { ROLES, type WorkerContext } from '../../../functions/_services/workers/roles.ts'
import { startWorkers } from '../../../functions/_services/workers/start-workers.ts'
import { finish } from '../../support/activities.ts'
import { mailOnPage } from '../../support/api.ts'
import { createClock } from '../../support/clock.ts'
import { addMember, createPerson } from '../../support/people.ts'
import { publishBank } from '../../support/publish-bank.ts'
import { rowOf, useSchool } from '../../support/school.ts'

const DAY = 86_400_000

/** A time zone in which it is seven in the evening. */
function evening(now: number): string {
  const ahead = 19 - new Date(now).getUTCHours()
  // Where the signs of Etc are the other way round.
  return ahead > 12 ? `Etc/GMT+${24 - ahead}` : `Etc/GMT${ahead < 0 ? '+' : '-'}${Math.abs(ahead)}`
}

describe('all roles, in two processes at once', () => {
  const clock = createClock()
  const school = useSchool({ now: clock.now })
  const sql = school.sql

  /** Attempts whose time is up, events of which some wait twice, mails, and a learner whose streak is at risk. */
  async function leaveWork() {
    const test_id = await publishBank(sql(), { community: school.harbor(), minutes: 30 })
    const sitters = await Promise.all(Array.from({ length: 3 }, school.newcomer))
    const attempts = await Promise.all(sitters.map((me) => me.start({ test_id, mode: 'exam', length: 25 })))
    clock.pass({ minutes: 45 })

    const learner = await createPerson(sql(), 'Quin')
    await addMember(sql(), school.harbor(), learner, 'student')
    const who = { user_id: learner, community_id: school.harbor() }
    const events = Array.from({ length: 200 }, (_, day) => finish({}, { ...who, day }))

    const zone = evening(clock.now())
    const yesterday = addDays(localDay(new Date(clock.now()), zone), -1)
    const late = await createPerson(sql(), 'Wanda')
    await addMember(sql(), school.harbor(), late, 'student')
    await sql()`update profiles set time_zone = ${zone}, streak_reminders = true where id = ${late}`
    await sql()`
      insert into user_streaks (user_id, community_id, kind, current, longest, last_day)
      values (${late}, ${school.harbor()}, 'learning', 5, 5, ${yesterday})
    `
    const keys = Array.from({ length: 45 }, (_, index) => `mail ${index}`)
    await withService(school.api().database.db, async (tx) => {
      await pushEvents(tx, [...events, ...events.slice(0, 50)])
      const content = (subject: string) =>
        layOut({ subject, paragraphs: ['Hello.'], action: { label: 'Go', url: 'https://laude.example' }, notes: [] })
      const mails = keys.map((key) => ({
        ...{ key, user: learner, address: 'quin@example.test', kind: 'password_reset' as const },
        ...{ content: content(key), expiresAt: clock.now() + DAY },
      }))
      await enqueueMails(tx, mails, clock.now())
    })
    return { learner, late, keys, attempts: attempts.map(({ id }) => id) }
  }

  function startProcess(given: string[]) {
    const db = connect(school.api().database.url)
    const mail: WorkerContext['mail'] = {
      ...mailOnPage(),
      provider: {
        keepsBody: false,
        send: async ({ subject }) => {
          given.push(subject)
          return { is: 'sent' }
        },
      },
    }
    const engine = { db, rulesets: createRulesets(), now: clock.now }
    const workers = startWorkers(
      {
        ...createAttemptServices(engine, 'inline'),
        kafka: undefined,
        mediaStore: undefined,
        mail,
        ops: createOpsServices(),
        assistant: school.api().deps.assistant,
      },
      ROLES,
    )
    const stop = async () => {
      await workers.stop()
      await db.end()
    }
    onTestFinished(stop)
    return stop
  }

  it('do everything once', async () => {
    const { learner, late, keys, attempts } = await leaveWork()
    const given: string[] = []
    const processes = [startProcess(given), startProcess(given)]
    const completed = async () => {
      const rows = await sql()`
        select score from leaderboard_scores where user_id = ${learner} and metric = 'completed'
      `
      return rows.map(({ score }) => Number(score))
    }
    const expired = async () =>
      (await Promise.all(attempts.map((id) => rowOf(school.api(), id)))).filter(({ timed_out }) => timed_out).length
    const reminders = () => sql()`select from notifications where user_id = ${late} and kind = 'streak_at_risk'`

    await expect.poll(async () => (await sql()`select from event_queue`).length).toBe(0)
    await expect.poll(expired).toBe(attempts.length)
    await expect.poll(() => given.length).toBeGreaterThanOrEqual(keys.length)
    await expect.poll(async () => (await reminders()).length).toBe(1)
    await expect.poll(async () => new Set(await completed())).toEqual(new Set([200]))
    await Promise.all(processes.map((stop) => stop()))

    const [row] = await sql()`select counters from user_counters where user_id = ${learner}`
    expect(row?.counters.test_completed[0]).toBe(200)
    expect(given.filter((subject) => keys.includes(subject)).toSorted()).toEqual(keys.toSorted())
    expect(await reminders()).toHaveLength(1)
    const { db } = school.api().database
    for await (const difference of verifyAll(db, createRulesets())) expect(difference).toBeUndefined()
  })
})
