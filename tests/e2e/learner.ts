import { randomUUID } from 'node:crypto'
import process from 'node:process'
import { setTimeout } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import postgres from 'postgres'
import { postgresUrl } from '../../supabase/local/postgres.ts'
import type { Confidence } from '../../functions/_domain/attempts/confidence.ts'
import { thread } from '../../functions/_contracts/support/support.ts'
import { addDays, dayAt } from '../../functions/_domain/time/days.ts'
import { issue } from '../support/certificates.ts'
import { changeMemory, daysEarlier } from '../support/change-memory.ts'
import { notify } from '../support/notifications.ts'
import { practicing } from '../support/practice.ts'
import { sitter } from '../support/sitter.ts'
import { askWith, send } from './functions.ts'
import { giveCookies, siteClient } from './session.ts'
import { demoInstructor } from './instructor.ts'

const sql = postgres(postgresUrl(Number(process.env.DB_PORT)), { max: 2, onnotice: () => {} })

/** Somebody new of the academy, signed in on the page, who can also take tests over the API. */
export async function newLearner(page: Page, name = 'Lea Learner', timeZone = 'UTC') {
  const { client, jar } = siteClient()
  const email = `lea-${randomUUID()}@example.test`
  const { data, error } = await client.auth.signUp({
    email,
    password: 'long enough by far',
    options: { data: { display_name: name, time_zone: timeZone } },
  })
  if (error || !data.session || !data.user) throw error ?? new Error('Nobody was signed up.')
  await giveCookies(page, jar.cookies)

  const { access_token: token } = data.session
  const { id } = data.user
  const ask = askWith(token)
  await ask('/communities-api/harbor/join', undefined, { method: 'POST' })
  const takes = sitter({ ask, database: { sql } }, id)

  return {
    id,
    email,
    ask,
    takes,
    /** Takes a test whole: right where said, at a human pace. Gives the finished attempt's id. */
    finishes: async (title: string, options: Partial<Sitting> = {}) => {
      const { mode, length, right, minutes, left, flags, says } = { ...USUAL, ...options }
      const attempt = await takes.start({ test_id: await testId(title), mode, length })
      await takes.sinceMinutes(attempt.id, minutes)
      const answers = await takes.answers(attempt.id, right)
      await takes.finish(attempt.id, {
        sent_at: Date.now(),
        responses: answers.map((given) =>
          left.includes(given.number)
            ? { ...given, answer: null, skipped: true }
            : { ...given, confidence: says(given.number) },
        ),
        flags: flags.map((number) => ({ number, flagged: true })),
      })
      return attempt.id
    },
    /** Practices five new questions of each of these topics, at a human pace, and has them right. */
    practicesNew: async (topics: readonly string[]) => {
      const practices = practicing({ database: { sql } }, takes)
      for (const topic of topics) {
        const community_id = await communityId('harbor')
        const { id: session } = await practices.start({ community_id, preset: 'unseen', length: 5, topics: [topic] })
        await practicedSince(session, 5)
        await practices.finish(session, {
          sent_at: Date.now(),
          responses: await practices.answers(session, () => true),
        })
      }
    },
    /** Lets what was predicted for them have been said so many minutes ago. */
    predictedSince: (minutes: number) => sql`
      update score_predictions set predicted_at = predicted_at - make_interval(mins => ${minutes}) where user_id = ${id}
    `,
    /** Has completed a course of harbor: its certificate's number. */
    certified: (course: string, title: string) => certify(id, course, title),
    /** Is the only admin of a new community. Gives its id and slug. */
    administers: async (name: string) => {
      const slug = `s-${randomUUID().slice(0, 8)}`
      const [community] = await sql<{ id: string }[]>`
        insert into communities (slug, name) values (${slug}, ${name}) returning id
      `
      if (!community) throw new Error('The community was not made.')
      await sql`insert into memberships (community_id, user_id, role) values (${community.id}, ${id}, 'admin')`
      return { id: community.id, slug }
    },
    /** Is added to a community. */
    belongsTo: (community: { id: string }, role: 'student' | 'instructor') =>
      sql`insert into memberships (community_id, user_id, role) values (${community.id}, ${id}, ${role})`,
    /** Says that they have read a lesson. */
    reads: async (lesson: string) => {
      const [content] = await sql<{ id: string }[]>`select id from contents where slug = ${lesson}`
      await send(ask, 'POST', '/milestone-validation-api', {
        user_id: id,
        action_type: 'lesson_completed',
        content_id: content?.id,
      })
    },
    /** Has what they handed in sent back, or accepted, by somebody who teaches there. */
    isSentBack: (gate: string, reason: string) => decided(id, gate, { decision: 'reject', reason }),
    passes: async (gate: string) => {
      const [milestone] = await sql<{ id: string }[]>`select id from course_milestones where slug = ${gate}`
      await send(ask, 'POST', `/milestone-validation-api/milestones/${milestone?.id}/submit`, {
        text: 'Again, with all that was missing.',
      })
      await decided(id, gate, { decision: 'approve' })
    },
    /** Ends their sessions, as another device may. */
    /** That they reached so many levels, one after the other. */
    isTold: async (times: number) => {
      for (let nth = 0; nth < times; nth++)
        await notify(sql, id, { at: Date.now() - 60_000 * (times - nth), payload: { level: nth + 2 } })
    },
    signOutEverywhere: () => sql`delete from auth.sessions where user_id = ${id}`,
    /** Changes what their profile says, and who sees it. */
    profile: (changes: object) => send(ask, 'PATCH', '/gamification-api/profile', changes),
    /** Says that something is wrong with a question that they answered. */
    reports: (attempt: string, number: number, reason: string, note: string) =>
      send(ask, 'PUT', `/attempts-api/attempts/${attempt}/questions/${number}/report`, { reason, note }),
    /** Asks the people of the academy; gives the id of the question. */
    asksPeople: async (body: string): Promise<string> =>
      thread.parse(await send(ask, 'POST', '/support-api/threads', { community: 'harbor', body }, randomUUID())).id,
    /** Has a question of theirs answered by the academy's instructor. */
    isAnswered: async (question: string, answer: string) => (await demoInstructor()).answers(question, answer),
    /** Lets others see them on boards, or not. */
    isOnBoards: (who: 'hidden' | 'community' | 'global') =>
      sql`update profiles set leaderboard = ${who} where id = ${id}`,
    /** Takes the next step of help with a question, and waits for its answer. */
    asksForHelp: async (attempt: string, number: number, words: string) => {
      const response = await ask(`/assistant-api/attempts/${attempt}/questions/${number}/steps`, undefined, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ words }),
      })
      await response.text()
    },
    /** Has asked the assistant all that a day allows. */
    hasAskedEnough: () => sql`
      insert into assistant_budgets (scope, community_id, user_id, period, spent)
      select 'learner', id, ${id}, (now() at time zone 'UTC')::date, 1000000000 from communities where slug = 'harbor'
    `,
    /** Lets what was learnt today have been learnt yesterday. */
    learntYesterday: async () => {
      await sql`update streak_days set day = day - 1 where user_id = ${id} and kind = 'learning'`
      await sql`update user_streaks set last_day = last_day - 1 where user_id = ${id} and kind = 'learning'`
      await sql`
        update user_counters
        set streaks = jsonb_set(
          streaks::jsonb, '{learning,last_day}', to_jsonb(((streaks -> 'learning' ->> 'last_day')::date - 1)::text)
        )
        where user_id = ${id}
      `
      // As the engine does with what it writes.
      await sql`select pg_notify('progress', ${id})`
    },
    /** Lets what they have seen be learned long ago, and so many questions of it be due. */
    hasDue: async (questions: number) => {
      await followed(id)
      const today = dayAt(Date.now())
      await changeMemory(sql, id, (question, place) => ({
        ...daysEarlier(question, 30),
        last_at: question.last_at - 2 * 86_400_000,
        due_on: addDays(today, place < questions ? -1 : 300),
      }))
    },
    /** Gives an attempt so much time from now on. */
    hasSeconds: (id: string, seconds: number) =>
      sql`update attempts set deadline = now() + make_interval(secs => ${seconds}) where id = ${id}`,
    /** Lets an exam have a time limit, counted from when it began. */
    hasMinutes: (id: string, minutes: number) => sql`
      update attempts
      set time_limit_minutes = ${minutes}, deadline = started_at + make_interval(mins => ${minutes})
      where id = ${id}
    `,
    /** Begins a test, and has the first questions right. */
    starts: async (title: string, options: Start) => {
      const { mode, length, answered, minutes = 5 } = options
      const attempt = await takes.start({ test_id: await testId(title), mode, length })
      await takes.sinceMinutes(attempt.id, minutes)
      const answers = await takes.answers(attempt.id, () => true)
      await takes.save(attempt.id, { responses: answers.slice(0, answered) })
      return attempt.id
    },
  }
}

/** Waits until memory has followed all that a learner has finished. */
async function followed(person: string) {
  for (;;) {
    const waiting = await sql`select from private.memory_changes where user_id = ${person}`
    const known = await sql`select from memory where user_id = ${person} limit 1`
    if (waiting.length === 0 && known.length > 0) return
    await setTimeout(100)
  }
}

/** An attempt that was started on a page, past the API: what is right in it, and how long ago it began. */
export function startedAttempt(id: string) {
  const takes = sitter({ ask: () => Promise.reject(new Error('It asks nothing.')), database: { sql } }, '')
  return {
    answers: () => takes.answers(id, () => true),
    sinceMinutes: (minutes: number) => takes.sinceMinutes(id, minutes),
  }
}

/** The answers to a practice session that was started on a page, past the API. */
export function startedPractice(id: string, isRight: (number: number) => boolean) {
  const nobody = { person: '', send: () => Promise.reject(new Error('It asks nothing.')) }
  return practicing({ database: { sql } }, nobody).answers(id, isRight)
}

/** Lets a practice session have begun so many minutes ago: answers that come at once are faster than anyone reads. */
export const practicedSince = (id: string, minutes: number) =>
  sql`update practice_sessions set started_at = started_at - make_interval(mins => ${minutes}) where id = ${id}`

/** What an instructor of the demo decides about what waits at a gate. */
async function decided(person: string, gate: string, decision: { decision: 'approve' | 'reject'; reason?: string }) {
  const [waiting] = await sql<{ id: string }[]>`
    select submission.id
    from milestone_submissions as submission
    join course_milestones as gate on gate.id = course_milestone_id
    where user_id = ${person} and gate.slug = ${gate} and decision is null
  `
  if (!waiting) throw new Error(`Nothing waits at ${gate}.`)
  await (await demoInstructor()).decide(waiting.id, decision)
}

/** A demo account whose profile is public, with its best three featured. Gives its username, and one it features. */
export async function showDemo(email: string) {
  const [shown] = await sql<{ username: string; id: string }[]>`
    with
    best as (
      select award.user_id, award.id, row_number() over (order by achievements.xp desc, award.id) as place
      from user_achievements as award
      join achievements on achievements.id = achievement_id
      join auth.users on users.id = award.user_id
      join communities on communities.id = award.community_id and communities.slug = 'harbor'
      where users.email = ${email}
      limit 3
    ),
    featured as (
      update user_achievements as award set featured = place from best where award.user_id = best.user_id and award.id = best.id
    )
    update profiles set visibility = 'public', bio = 'Network technician in training. Subnets before breakfast.'
    from best
    where profiles.id = best.user_id and place = 1
    returning username, best.id
  `
  if (!shown) throw new Error(`${email} has earned nothing.`)
  return shown
}

/** Lets a demo account live where it is day now. */
export const moveDemo = (email: string, zone: string) => sql`
  update profiles
  set time_zone = ${zone}, next_time_zone = null, next_time_zone_from = null
  from auth.users
  where users.id = profiles.id and users.email = ${email}
`

/** A certificate of a course of harbor, past the engine; called so, since a title and a name may be long. */
export async function certify(person: string, course: string, title: string): Promise<string> {
  const [found] = await sql<{ community: string }[]>`
    insert into courses (community_id, slug, title, status)
    select id, ${course}, ${title}, 'retired' from communities where slug = 'harbor'
    on conflict (community_id, slug) do update set title = excluded.title
    returning community_id as community
  `
  if (!found) throw new Error('The seeds have no harbor.')
  const [has] = await sql<{ number: string }[]>`
    select certificates.number from certificates join courses on courses.id = course_id
    where user_id = ${person} and courses.slug = ${course}
  `
  return has?.number ?? issue(sql, person, { community: found.community, course, holder: 'Lea Learner' })
}

interface Start {
  mode: 'exam' | 'practice'
  length: 25 | 50 | 75 | 100
  answered: number
  /** How long ago it began. */
  minutes?: number
}

interface Sitting {
  mode: 'exam' | 'practice'
  length: 25 | 50 | 75 | 100
  right: (number: number, topic: string) => boolean
  /** How long ago it began. */
  minutes: number
  /** Questions that are skipped. */
  left: number[]
  flags: number[]
  /** How sure they say they are of an answer. */
  says: (number: number) => Confidence | undefined
}

const USUAL: Sitting = {
  mode: 'exam',
  length: 25,
  right: () => true,
  minutes: 20,
  left: [],
  flags: [],
  says: () => undefined,
}

async function communityId(slug: string): Promise<string> {
  const [row] = await sql<{ id: string }[]>`select id from communities where slug = ${slug}`
  if (!row) throw new Error(`There is no community ${slug}.`)
  return row.id
}

export async function testId(title: string): Promise<string> {
  const [row] = await sql<{ id: string }[]>`select id from tests where title = ${title}`
  if (!row) throw new Error(`There is no test called ${title}.`)
  return row.id
}
