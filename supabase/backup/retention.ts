import { Failure } from '../local/failure.ts'

/** For how many days, weeks and months that have a backup its newest one is kept. */
export interface Keep {
  days: number
  weeks: number
  months: number
}

export interface DatedBackup {
  id: string
  ended_at: string
}

export interface RetentionPlan {
  /** The newest first. */
  kept: string[]
  /** The oldest first. */
  deleted: string[]
  /** The oldest of those kept for a day: from it on, every moment can be restored. Others are restored as they were at their end. */
  withWalFrom?: string
}

/** "7d 4w 12m" */
export function parseKeep(text: string): Keep {
  const parts = text.trim().split(/\s+/)
  const count = (unit: string) => Number(parts.find((part) => part.endsWith(unit))?.slice(0, -1) ?? 0)
  const keep = { days: count('d'), weeks: count('w'), months: count('m') }
  if (!parts.every((part) => /^\d{1,4}[dwm]$/.test(part)) || keep.days < 1)
    throw new Failure(
      `BACKUP_KEEP is "${text}".`,
      'It says for how many days, weeks and months a backup is kept, such as 7d 4w 12m; at least 1d.',
    )
  return keep
}

/** Which backups stay. Days, weeks and months without a backup do not count, so a pause deletes nothing; they are in UTC. */
export function planRetention(backups: readonly DatedBackup[], keep: Keep): RetentionPlan {
  const newestFirst = backups.toSorted((a, b) => Date.parse(b.ended_at) - Date.parse(a.ended_at))
  const ofDays = newestOfPeriods(newestFirst, dayOf, Math.max(1, keep.days))
  const kept = new Set([
    ...ofDays,
    ...newestOfPeriods(newestFirst, weekOf, keep.weeks),
    ...newestOfPeriods(newestFirst, monthOf, keep.months),
  ])
  return {
    kept: newestFirst.filter(({ id }) => kept.has(id)).map(({ id }) => id),
    deleted: newestFirst
      .filter(({ id }) => !kept.has(id))
      .map(({ id }) => id)
      .toReversed(),
    withWalFrom: ofDays.at(-1),
  }
}

/** Of each of the last periods that have one, the newest backup. */
function newestOfPeriods(
  newestFirst: readonly DatedBackup[],
  periodOf: (time: number) => string,
  count: number,
): string[] {
  const newest = new Map<string, string>()
  for (const { id, ended_at } of newestFirst) {
    const period = periodOf(Date.parse(ended_at))
    if (!newest.has(period)) newest.set(period, id)
  }
  return [...newest.values()].slice(0, count)
}

const DAY = 86_400_000
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10)
const monthOf = (time: number) => new Date(time).toISOString().slice(0, 7)
/** Weeks begin on Mondays; 1970 began on a Thursday. */
const weekOf = (time: number) => String(Math.floor((time / DAY + 3) / 7))
