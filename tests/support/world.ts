import type postgres from 'postgres'
import type { Activity } from '../../functions/_domain/engine/activity.ts'
import type { CompiledCondition } from '../../functions/_domain/rules/compile.ts'
import { evaluate, matches } from '../../functions/_domain/rules/evaluate.ts'
import type { Learner } from '../../functions/_domain/engine/learner.ts'
import { levelFor } from '../../functions/_domain/xp/levels.ts'
import { localDay } from '../../functions/_domain/time/local-time.ts'
import { replay } from '../../functions/_domain/engine/replay.ts'
import { newStreak, statusOn } from '../../functions/_domain/streaks/streak.ts'
import { dayBefore, someWindow } from './windows.ts'

/** Everyone of a community with their logs, and the plainest way to say whether something holds for them. */
export interface World {
  people: { user_id: string; holds: (condition: CompiledCondition) => boolean }[]
}

interface Person {
  user_id: string
  log: Activity[]
  learner: Learner
  ledger: { amount: number; local_date: string }[]
  today: string
  /** Members only are on boards. */
  member: boolean
  unrevoked: number
}

export async function createWorld(sql: postgres.Sql, community: string, now: number): Promise<World> {
  const rows = await sql<{ user_id: string; zone: string; member: boolean }[]>`
    select user_id, time_zone as zone, exists (
      select from memberships where memberships.user_id = user_counters.user_id and memberships.community_id = ${community}
    ) as member
    from user_counters join profiles on profiles.id = user_id
    where community_id = ${community}
  `
  const people = await Promise.all(rows.map((row) => personOf(sql, community, row, now)))
  return { people: people.map((person) => ({ user_id: person.user_id, holds: (it) => holds(it, person, people) })) }
}

async function personOf(
  sql: postgres.Sql,
  community: string,
  { user_id, zone, member }: { user_id: string; zone: string; member: boolean },
  now: number,
): Promise<Person> {
  const mine = sql`user_id = ${user_id} and community_id = ${community}`
  const log = await sql<Activity[]>`
    select
      id, user_id, community_id, type, (extract(epoch from occurred_at) * 1000)::float8 as occurred_at, local_date::text,
      local_hour, content_id, dims, metrics
    from activity_events where ${mine} order by seq
  `
  const ledger = await sql<Person['ledger']>`select amount, local_date::text from xp_transactions where ${mine}`
  const awards = await sql<{ rule: string; revoked: boolean }[]>`
    select
      'a' || (select number from achievements where id = achievement_id) || coalesce(':' || tier, '') as rule,
      revoked_at is not null as revoked
    from user_achievements where ${mine}
  `
  const gates = await sql<{ rule: string }[]>`
    select coalesce(
      'c' || (select number from course_milestones where id = course_milestone_id),
      'p' || (select number from program_milestones where id = program_milestone_id)
    ) as rule
    from user_milestone_progress where ${mine} and status = 'validated'
  `
  const streaks = await sql<{ protected_day: string | null }[]>`
    select protected_day::text from user_streaks where ${mine} and kind = 'learning'
  `
  const xp = ledger.reduce((sum, { amount }) => sum + amount, 0)
  const { learner } = replay([...log])
  const learning = learner.streaks.learning
  return {
    user_id,
    log: [...log],
    ledger: [...ledger],
    today: localDay(new Date(now), zone),
    member,
    unrevoked: awards.filter(({ revoked }) => !revoked).length,
    learner: {
      ...learner,
      streaks: learning
        ? { ...learner.streaks, learning: { ...learning, protected_day: streaks[0]?.protected_day ?? null } }
        : learner.streaks,
      xp,
      level: levelFor(xp),
      earned: new Set(awards.flatMap(({ rule, revoked }) => (revoked ? [] : [rule]))),
      validated: new Set(gates.map(({ rule }) => rule)),
    },
  }
}

function holds(condition: CompiledCondition, person: Person, people: Person[]): boolean {
  if (condition.kind === 'all') return condition.parts.every((part) => holds(part, person, people))
  if (condition.kind === 'any') return condition.parts.some((part) => holds(part, person, people))
  if (condition.kind === 'event') return person.log.some((event) => matches(condition, event))
  if (condition.kind === 'window') return someWindow(condition, person.log)
  if (condition.kind === 'board') return hasPlace(condition, person, people)
  return evaluate(condition, person.learner, undefined, {})
}

function hasPlace(
  { metric, top, percentile }: CompiledCondition & { kind: 'board' },
  person: Person,
  people: Person[],
): boolean {
  const board = people.filter(({ member }) => member).map((it) => scoreOf(metric, it))
  const score = scoreOf(metric, person)
  if (!person.member || score <= 0) return false
  const rank = 1 + board.filter((other) => other > score).length
  const on = board.filter((other) => other > 0).length
  return rank <= (top ?? Math.ceil((on * (percentile ?? 0)) / 100))
}

function scoreOf(metric: string, { learner, ledger, log, today, unrevoked }: Person): number {
  const since = (days: number) =>
    ledger.filter(({ local_date }) => local_date > dayBefore(today, days)).reduce((sum, { amount }) => sum + amount, 0)
  const streak = statusOn(learner.streaks.learning ?? newStreak(), today)
  const scores: Record<string, number> = {
    xp_all_time: learner.xp,
    xp_weekly: since(7),
    xp_monthly: since(30),
    streak_current: streak.current,
    streak_longest: streak.longest,
    completed: log.filter(({ type }) => type === 'test_completed' || type === 'scenario_completed').length,
    achievements: unrevoked,
  }
  return scores[metric] ?? 0
}
