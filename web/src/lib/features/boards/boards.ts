import type { Board, BoardRow } from '#contracts/boards/boards.ts'
import type { Metric } from '#domain/boards/board.ts'
import { count, ordinal } from '#domain/locale/counts.ts'
import { numberText, percentText } from '#domain/locale/numbers.ts'

interface BoardWords {
  label: string
  /** What the board ranks by. */
  about: string
  score: (value: number) => string
}

const xp = (value: number) => `${numberText(value)} XP`
const days = (value: number) => count(value, 'day')

/** The boards in the order of their tabs. */
export const BOARDS: Record<Metric, BoardWords> = {
  xp_weekly: { label: 'This week', about: 'XP earned in the last 7 days', score: xp },
  xp_monthly: { label: 'This month', about: 'XP earned in the last 30 days', score: xp },
  xp_all_time: { label: 'All time', about: 'All XP ever earned', score: xp },
  streak_current: { label: 'Current streak', about: 'Days in a row, up to today', score: days },
  streak_longest: { label: 'Longest streak', about: 'The most days in a row', score: days },
  completed: {
    label: 'Finished',
    about: 'Tests and scenarios finished',
    score: (value) => numberText(value),
  },
  achievements: { label: 'Achievements', about: 'Achievements earned', score: (value) => numberText(value) },
}

/** Shown if the URL names no board: it counts the last seven days, so every learner has a chance. */
export const FIRST_BOARD: Metric = 'xp_weekly'

/** The most learners that a podium holds. */
const MAX_ON_PODIUM = 5
const STEPS = 3

export interface PodiumStep {
  rank: number
  rows: BoardRow[]
}

/** A row of the table, or a gap for the rows in between. */
export type TableLine = BoardRow | { gap: number }

/**
 * The first three ranks as steps of a podium, learners of equal rank on the same step, and the other rows as lines. There
 * is no podium if too many learners share these ranks.
 */
export function toPodium({ top, me }: Pick<Board, 'top' | 'me'>): { steps: PodiumStep[]; lines: TableLine[] } {
  const first = top.filter(({ rank }) => rank <= STEPS)
  const hasPodium = first.length > 1 && first.length <= MAX_ON_PODIUM
  const steps = hasPodium ? [...Map.groupBy(first, ({ rank }) => rank)].map(([rank, rows]) => ({ rank, rows })) : []
  const rest = hasPodium ? top.slice(first.length) : top
  return { steps, lines: [...rest, ...linesAround(top, me)] }
}

/** The reader's row with its neighbors, except those that are among the first ten. */
function linesAround(top: BoardRow[], me: Board['me']): TableLine[] {
  if (!me) return []
  const shown = new Set(top.map(({ user }) => user.username))
  const isNew = ({ user }: BoardRow) => !shown.has(user.username)
  if (top.some((row) => row.me)) return me.below.filter(isNew)
  const near = me.above.filter(isNew)
  const own = { rank: me.rank, score: me.score, user: { username: '', display_name: 'You', public: false }, me: true }
  const last = top.at(-1)?.rank ?? 0
  const [next = own] = near
  return [...(next.rank > last + 1 ? [{ gap: last }] : []), ...near, own, ...me.below]
}

/** The next learner that the reader can overtake, and the score it takes: one more than theirs. */
export function nextGoal({ me }: Pick<Board, 'me'>): { name: string; by: number } | null {
  const ahead = me?.above.findLast(({ score }) => score > me.score)
  return me && ahead ? { name: ahead.user.display_name, by: ahead.score - me.score + 1 } : null
}

/** A percentile is shown only to the better half of a board. */
const MAX_SHOWN_PERCENTILE = 50

/** "3rd of 37, top 9%", or "30th of 37" */
export const placeText = ({ me, members }: Pick<Board, 'members'> & { me: NonNullable<Board['me']> }): string => {
  const place = `${ordinal(me.rank)} of ${numberText(members)}`
  return me.percentile <= MAX_SHOWN_PERCENTILE ? `${place}, top ${percentText(me.percentile)}` : place
}

const MINUTE_MS = 60_000
/** Younger scores count as current. */
const OLD_MINUTES = 2

/** How many minutes ago the others' scores were read; null while they are current. */
export function minutesOld(asOf: string | null, now: number): number | null {
  const minutes = asOf === null ? 0 : Math.floor((now - Date.parse(asOf)) / MINUTE_MS)
  return minutes >= OLD_MINUTES ? minutes : null
}
