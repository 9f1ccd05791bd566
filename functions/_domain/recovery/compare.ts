import type { Fact, LearnerRecord, Standing } from './record.ts'

export interface CommunityLoss {
  community_id: string
  community: string
  earlier: Standing
  /** Undefined where the learner has no state any more. */
  today: Standing | undefined
  /** What was there and is not any more. */
  lost: Fact[]
  /** Awards and certificates that somebody revoked since: no loss, but a decision. */
  revokedSince: Fact[]
  /** The ids of the events that were in the log. */
  eventsThen: ReadonlySet<string>
}

/** What a learner had at the time of one database and does not have in another, by community. Empty: nothing. */
export function compareRecords(then: LearnerRecord, now: LearnerRecord): CommunityLoss[] {
  const known = new Map(now.facts.map((fact) => [identity(fact), fact]))
  return then.standings.flatMap((standing) => {
    const facts = then.facts.filter(({ community_id }) => community_id === standing.community_id)
    const lost = facts.filter((fact) => !known.has(identity(fact)))
    const revokedSince = facts.filter((fact) => !fact.revoked && known.get(identity(fact))?.revoked)
    const today = now.standings.find(({ community_id }) => community_id === standing.community_id)
    const eventsThen = new Set(facts.flatMap(({ kind, key }) => (kind === 'activity_events' ? [idOf(key)] : [])))
    const { community_id, community } = standing
    const loss = { community_id, community, earlier: standing, today, lost, revokedSince, eventsThen }
    return lost.length + revokedSince.length === 0 && !isBehind(standing, today) ? [] : [loss]
  })
}

/** Whether the stored state says less than it did, though nothing that it follows from is lost. */
export function isBehind(then: Standing, now: Standing | undefined): boolean {
  if (!now) return true
  return fallenCounters(then, now).length > 0
}

/** The counters that were higher. None ever falls, but the run of perfect exams and those of the best time. */
export const fallenCounters = (then: Standing, now: Standing | undefined): string[] =>
  Object.entries(then.counters).flatMap(([name, [count]]) =>
    name !== 'run:perfect' && (count ?? 0) > (now?.counters[name]?.[0] ?? 0) ? [name] : [],
  )

/** Of a row whose key is an id alone. */
const idOf = (key: string): string => /"([^"]+)"/.exec(key)?.[1] ?? ''

const identity = ({ kind, key }: Fact) => `${kind} ${key}`
