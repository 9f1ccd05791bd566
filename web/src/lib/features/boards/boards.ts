import type { Board, BoardRow } from '#contracts/boards/boards.ts'
import type { Metric } from '#domain/boards/board.ts'
import { count } from '#lib/words.ts'

interface Words {
  label: string
  /** What it ranks by. */
  about: string
  score: (value: number) => string
}

const xp = (value: number) => `${value.toLocaleString('en')} XP`
const days = (value: number) => count(value, 'day')

/** The boards in the order of their tabs. */
export const BOARDS: Record<Metric, Words> = {
  xp_weekly: { label: 'This week', about: 'XP of the last seven days', score: xp },
  xp_monthly: { label: 'This month', about: 'XP of the last thirty days', score: xp },
  xp_all_time: { label: 'All time', about: 'All XP there ever was', score: xp },
  streak_current: { label: 'Streak now', about: 'Days in a row, up to now', score: days },
  streak_longest: { label: 'Longest streak', about: 'The most days in a row there ever were', score: days },
  completed: {
    label: 'Finished',
    about: 'Tests and scenarios, finished',
    score: (value) => value.toLocaleString('en'),
  },
  achievements: { label: 'Achievements', about: 'Achievements held', score: (value) => value.toLocaleString('en') },
}

/** The board one sees when none was asked for: it begins anew every day, so everybody has a chance. */
export const FIRST_BOARD: Metric = 'xp_weekly'

/** A podium holds so many names before it is a crowd. */
const CROWD = 5
const STEPS = 3

export interface PodiumStep {
  rank: number
  rows: BoardRow[]
}

/** Rows of the table; a gap stands for those in between. */
export type TableLine = BoardRow | { gap: number }

/**
 * The first three ranks as steps, whoever shares one beside each other, and everybody else. Where so many share that a
 * podium would say nothing there is none.
 */
export function layOut({ top, me }: Pick<Board, 'top' | 'me'>): { steps: PodiumStep[]; lines: TableLine[] } {
  const first = top.filter(({ rank }) => rank <= STEPS)
  const raised = first.length > 1 && first.length <= CROWD
  const steps = raised ? [...Map.groupBy(first, ({ rank }) => rank)].map(([rank, rows]) => ({ rank, rows })) : []
  const rest = raised ? top.slice(first.length) : top
  return { steps, lines: [...rest, ...around(top, me)] }
}

/** Oneself with one's neighbours, as far as they are not among the first ten. */
function around(top: BoardRow[], me: Board['me']): TableLine[] {
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

/** Whom one would overtake next, and what it takes: one more than they have. */
export function nextGoal({ me }: Pick<Board, 'me'>): { name: string; by: number } | null {
  const ahead = me?.above.findLast(({ score }) => score > me.score)
  return me && ahead ? { name: ahead.user.display_name, by: ahead.score - me.score + 1 } : null
}

/** Half of a board is behind whoever is told their place in percent. */
const WORTH_SAYING = 50

export const percentSaid = (me: NonNullable<Board['me']>) => (me.percentile <= WORTH_SAYING ? me.percentile : null)

const MINUTE_MS = 60_000
/** What is younger is as good as new. */
const OLD_MINUTES = 2

/** How many minutes ago others' scores were read, if that is worth saying. */
export function minutesOld(asOf: string | null, now: number): number | null {
  const minutes = asOf === null ? 0 : Math.floor((now - Date.parse(asOf)) / MINUTE_MS)
  return minutes >= OLD_MINUTES ? minutes : null
}
