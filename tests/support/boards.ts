import type { z } from 'zod'
import { board, type Board } from '../../functions/_contracts/boards/boards.ts'
import { one } from '../../functions/_contracts/wire.ts'
import type { Metric } from '../../functions/_domain/boards/board.ts'
import { applyEvents } from '../../functions/_services/engine/apply.ts'
import { refreshBoards } from '../../functions/_services/boards/refresh.ts'
import { activity, DAY, dayOf } from './activities.ts'
import { useApi } from './api.ts'
import { createClock } from './clock.ts'
import { addMember, createPerson } from './people.ts'

export type BoardShown = 'hidden' | 'community' | 'global'

const answer: z.ZodType<{ data: Board }> = one(board)

/** Learners, what they do, and what each is shown of a board. The clock begins at noon UTC, on the first day of events. */
export function useBoards() {
  const began = Date.parse(`${dayOf(0)}T12:00:00Z`)
  const clock = createClock(began)
  const api = useApi({ now: clock.now })
  const sql = () => api().database.sql
  const engine = () => api().deps
  return {
    api,
    sql,
    clock,
    person: async (community: string, name: string, shown: BoardShown = 'community') => {
      const id = await createPerson(sql(), name)
      await sql()`update profiles set leaderboard = ${shown} where id = ${id}`
      await addMember(sql(), community, id, 'student')
      return id
    },
    /** Scenarios, today: each counts one for `completed`, and pays XP. */
    complete: (user_id: string, community_id: string, count: number) =>
      applyEvents(
        engine(),
        Array.from({ length: count }, () =>
          activity('scenario_completed', {
            user_id,
            community_id,
            day: Math.round((clock.now() - began) / DAY),
            metrics: { minutes: 30 },
          }),
        ),
      ),
    /** As often as there is something to do. */
    refresh: async () => {
      let refreshed = 0
      for (let more = true; more;) {
        const turn = await refreshBoards(engine(), 5)
        refreshed += turn.refreshed
        more = turn.more
      }
      return refreshed
    },
    see: async (reader: string, metric: Metric, community: string | null): Promise<Board> => {
      const asked = community === null ? 'scope=global' : `community=${await slugOf(community)}`
      const response = await api().ask(`/gamification-api/leaderboard/${metric}?${asked}`, reader)
      return answer.parse(await response.json()).data
    },
  }

  async function slugOf(community: string) {
    const [row] = await sql()<{ slug: string }[]>`select slug from communities where id = ${community}`
    return row?.slug ?? ''
  }
}
