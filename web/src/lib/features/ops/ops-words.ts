import { count, plural } from '#domain/locale/counts.ts'
import { dollarsText } from '#domain/locale/money.ts'
import { numberText, percentText } from '#domain/locale/numbers.ts'
import { daysText, durationText } from '#domain/locale/spans.ts'
import type { Alert, FiguresAnswer, ReportingProcess } from '#contracts/ops/figures.ts'
import type { IconName } from '#lib/icons/icon-names.ts'

const NONE = '–'

/** 1,536 MB as "1.5 GB". */
export function bytesText(bytes: number): string {
  const [size, unit] = bytes >= 2 ** 30 ? [bytes / 2 ** 30, 'GB'] : [bytes / 2 ** 20, 'MB']
  return `${numberText(size < 10 ? Math.round(size * 10) / 10 : Math.round(size))} ${unit}`
}

export const msText = (ms: number | null): string =>
  ms === null ? NONE : ms >= 1000 ? secondsText(ms / 1000) : `${numberText(ms < 10 ? ms : Math.round(ms))} ms`

export const secondsText = (seconds: number | null): string => {
  if (seconds === null) return NONE
  if (seconds >= 60) return durationText(Math.round(seconds))
  return seconds < 1 ? `${numberText(Math.round(seconds * 1000))} ms` : `${numberText(Math.round(seconds * 10) / 10)} s`
}

const ageText = (seconds: number | null): string => (seconds === null ? NONE : daysText(seconds / 86_400))

export const rateText = (part: number, whole: number): string =>
  whole === 0 ? NONE : percentText((100 * part) / whole)

interface AlertLook {
  word: string
  icon: IconName
}

/** The state of an alert, as a word and as an icon. */
export const alertLook = ({ state, severity }: Pick<Alert, 'state' | 'severity'>): AlertLook & { tone: string } => {
  if (state === 'ok') return { word: 'Fine', icon: 'circle-check', tone: 'fine' }
  if (state === 'unknown') return { word: 'Unknown', icon: 'circle-dashed', tone: 'unknown' }
  return severity === 'critical'
    ? { word: 'Critical', icon: 'circle-x', tone: 'critical' }
    : { word: 'Warning', icon: 'triangle-alert', tone: 'warning' }
}

export const PROCESS_STATE: Record<ReportingProcess['state'], string> = { up: 'Running', lost: 'Lost', ended: 'Ended' }

export interface OpsFact {
  name: string
  value: string
  says: string
}

/** What is looked at first. */
export const tilesOf = ({ queue, unlocks, display, cache }: FiguresAnswer): OpsFact[] => {
  const { applied, duplicate, failed } = unlocks.now
  return [
    {
      name: 'Waiting events',
      value: numberText(queue.waiting + (queue.kafka ?? 0)),
      says: queue.oldest_s === null ? 'nothing waits' : `the oldest for ${secondsText(queue.oldest_s)}`,
    },
    { name: 'Unlock latency', value: secondsText(unlocks.p99_s), says: '99% of events took at most this' },
    {
      name: 'Display time',
      value: msText(display.p95_ms),
      says: `95% of ${count(display.shown, 'display')} took at most this`,
    },
    {
      name: 'Cache hits',
      value: rateText(cache.hits, cache.hits + cache.misses),
      says: `of ${count(cache.hits + cache.misses, 'response')}`,
    },
    {
      name: 'Failed events',
      value: numberText(failed),
      says: `${numberText(applied)} applied, ${numberText(duplicate)} ${plural(duplicate, 'duplicate')}`,
    },
  ]
}

/** What lies below: Postgres, mail, the assistant, and what is done in the background. */
export const foundationsOf = (figures: FiguresAnswer): OpsFact[] => {
  const { database, backups, mail, assistant, boards_s: boards, days, streams, queue } = figures
  return [
    {
      name: 'Database',
      value: bytesText(database.bytes),
      says: `${numberText(database.connections)} of ${numberText(database.max_connections)} connections`,
    },
    {
      name: 'Oldest transaction',
      value: secondsText(database.oldest_transaction_s),
      says: database.blocked === 0 ? 'nothing waits for a lock' : `${numberText(database.blocked)} wait for a lock`,
    },
    {
      name: 'Migrations',
      value: database.is_current ? 'Current' : 'Behind',
      says: database.migration ?? 'none was applied',
    },
    {
      name: 'Restored backup',
      value: ageText(backups.restored_s),
      says:
        backups.restored_s === null
          ? 'none was restored yet to see whether it can be'
          : `old; it took ${secondsText(backups.recovery_s)}`,
    },
    {
      name: 'Newest backup',
      value: ageText(backups.taken_s),
      says:
        backups.error === null ? (backups.taken_s === null ? 'none was taken yet' : 'old') : `failed: ${backups.error}`,
    },
    {
      name: 'Mail that is due',
      value: numberText(mail.waiting),
      says: `${numberText(mail.failed_today)} failed in a day`,
    },
    {
      name: 'Assistant this month',
      value: dollarsText(assistant.spent),
      says: `of ${dollarsText(assistant.budget)}`,
    },
    { name: 'Boards', value: secondsText(boards), says: 'since they were refreshed' },
    {
      name: 'Live streams',
      value: streams === null ? NONE : numberText(streams),
      says: 'learners who are told of news at once',
    },
    { name: 'Parked events', value: numberText(queue.parked), says: 'failed for good, until put back' },
    {
      name: 'Days counted',
      value: days.newest === null ? NONE : days.newest.slice(5),
      says: days.due === 0 ? 'none waits' : `${count(days.due, 'day')} ${plural(days.due, 'waits', 'wait')}`,
    },
  ]
}
