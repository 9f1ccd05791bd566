import type { Tier } from '#contracts/achievements/catalogue.ts'
import type { ProgressMade } from '#contracts/attempts/results.ts'
import type { Notification } from '#contracts/notifications/notifications.ts'

/** How many shown keys are stored: more than arrive while any of them could be delivered again. */
const MAX_KEYS = 200

const unlockKey = (id: string, tier: Tier | null) => `${id}/${tier ?? ''}`
const levelKey = (community: string | null, level: number) => `${community ?? ''}/${level}`

/** Identifies a toast. Unlocks and levels have the key that a result page can compute; others have their id. */
export const toastKey = (notification: Notification): string => {
  const { kind, id, community } = notification
  if (kind === 'unlock') return unlockKey(notification.achievement.id, notification.achievement.tier)
  return kind === 'level_up' ? levelKey(community, notification.level) : id
}

/** The keys of the toasts for what an attempt earned, which its result page shows itself. */
export const toastKeysOf = (
  community: string,
  { achievements, level }: Pick<ProgressMade, 'achievements' | 'level'>,
): string[] => [
  ...achievements.map(({ id, tier }) => unlockKey(id, tier)),
  ...Array.from({ length: level.after - level.before }, (_, n) => levelKey(community, level.before + 1 + n)),
]

/** Returns the notifications that no tab of this browser has shown yet, and marks them as shown. */
export const claimToasts = (user: string, notifications: readonly Notification[]): Promise<Notification[]> =>
  withLock(user, () => {
    const shown = new Set(read(user))
    const fresh = notifications.filter((it) => !shown.has(it.id) && !shown.has(toastKey(it)))
    write(user, [...shown, ...fresh.flatMap((it) => [it.id, toastKey(it)])])
    return fresh
  })

/** Marks toasts as shown, for a page that shows the same by itself. */
export const markToastsShown = (user: string, keys: readonly string[]): Promise<void> =>
  withLock(user, () => write(user, [...new Set([...read(user), ...keys])]))

const storageKey = (user: string) => `laude/told/${user}`

/** One tab at a time, so of two tabs that receive the same notification only one claims it. */
const withLock = async <T>(user: string, work: () => T): Promise<T> =>
  'locks' in navigator ? navigator.locks.request(storageKey(user), () => work()) : work()

const read = (user: string): string[] => {
  const stored: unknown = JSON.parse(localStorage.getItem(storageKey(user)) ?? '[]')
  return Array.isArray(stored) ? stored.filter((it) => typeof it === 'string') : []
}

const write = (user: string, keys: readonly string[]) =>
  localStorage.setItem(storageKey(user), JSON.stringify(keys.slice(-MAX_KEYS)))
