import { FIRST_BOARD, toPodium, minutesOld } from '#lib/features/boards/boards.ts'
import { gamificationApi } from '#lib/api/gamification.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import { metric } from '#contracts/boards/boards.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { searchParams } = event.url
  const chosen = metric.safeParse(searchParams.get('metric')).data ?? FIRST_BOARD
  const community = searchParams.get('scope') === 'global' ? null : event.params.community
  const { data: board } = await gamificationApi(accessToken).readBoard(chosen, community)
  return { board, ...toPodium(board), minutesOld: minutesOld(board.as_of, Date.now()) }
}
