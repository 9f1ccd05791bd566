import type { Tier } from '#contracts/achievements/catalogue.ts'
import type { ProgressMade } from '#contracts/attempts/results.ts'
import type { Notification } from '#contracts/notifications/notifications.ts'

/** How many are remembered: more than come while anything of them could still be told again. */
const KEPT = 200

const unlockKey = (id: string, tier: Tier | null) => `${id}/${tier ?? ''}`
const levelKey = (community: string | null, level: number) => `${community ?? ''}/${level}`

/** What a notification is about, as a result page knows it too; of the others its id. */
export const keyOf = (told: Notification): string => {
  if (told.kind === 'unlock') return unlockKey(told.achievement.id, told.achievement.tier)
  return told.kind === 'level_up' ? levelKey(told.community, told.level) : told.id
}

/** What a result page shows of what an attempt gave. */
export const keysOfProgress = (
  community: string,
  { achievements, level }: Pick<ProgressMade, 'achievements' | 'level'>,
): string[] => [
  ...achievements.map(({ id, tier }) => unlockKey(id, tier)),
  ...Array.from({ length: level.after - level.before }, (_, n) => levelKey(community, level.before + 1 + n)),
]

/** Of some notifications those that nobody was shown in this browser. From now on they count as shown. */
export const claim = (user: string, told: readonly Notification[]): Promise<Notification[]> =>
  alone(user, () => {
    const before = new Set(read(user))
    const fresh = told.filter((it) => !before.has(it.id) && !before.has(keyOf(it)))
    write(user, [...before, ...fresh.flatMap((it) => [it.id, keyOf(it)])])
    return fresh
  })

/** A page shows these by itself. */
export const markShown = (user: string, keys: readonly string[]): Promise<void> =>
  alone(user, () => write(user, [...new Set([...read(user), ...keys])]))

const nameFor = (user: string) => `laude/told/${user}`

/** Tabs take turns, so of two that hear of the same thing one is first. */
const alone = async <T>(user: string, work: () => T): Promise<T> =>
  'locks' in navigator ? navigator.locks.request(nameFor(user), () => work()) : work()

const read = (user: string): string[] => {
  const kept: unknown = JSON.parse(localStorage.getItem(nameFor(user)) ?? '[]')
  return Array.isArray(kept) ? kept.filter((it) => typeof it === 'string') : []
}

const write = (user: string, keys: readonly string[]) =>
  localStorage.setItem(nameFor(user), JSON.stringify(keys.slice(-KEPT)))
