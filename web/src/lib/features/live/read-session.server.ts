import { error } from '@sveltejs/kit'
import type { LiveSession } from '#contracts/live/live.ts'
import { liveApi } from '#lib/api/live.server.ts'
import { controlOf } from '#lib/features/attempts/kinds.ts'
import type { BoxAttempt } from '#lib/features/attempts/box/question.ts'
import { livePaths } from '#lib/live-paths.ts'
import { paths } from '#lib/paths.ts'
import type { WatchedQuestion } from './chart-rows.ts'
import { toChartRows, toLiveBox } from './to-live.server.ts'

/** A session as its page shows it. */
export interface ShownSession {
  session: LiveSession
  /** The question that is on, for who answers it. */
  attempt: BoxAttempt | null
  /** The same for who watches. */
  shown: WatchedQuestion | null
}

/** A session, or where it has led its reader: a result, an exam at their own pace. */
export async function readShownSession(
  accessToken: string,
  { community, session: id }: { community: string; session: string },
): Promise<ShownSession | { leads: string }> {
  const { data: session } = await liveApi(accessToken).read(id)
  if (session.community.slug !== community) error(404, 'No such session.', { code: 'live_not_found' })
  const { watching, mine, status, pace, question } = session
  if (watching && status === 'ended') return { leads: livePaths.results(community, id) }
  if (mine?.attempt_id && (mine.finished || status === 'ended'))
    return { leads: paths.result(community, mine.attempt_id) }
  if (mine?.attempt_id && pace === 'own') return { leads: paths.attempt(community, mine.attempt_id) }
  const attempt = toLiveBox(session)
  const [asked] = attempt?.questions ?? []
  const isWritten = question !== null && controlOf(question.kind).by !== 'rows'
  const shown = watching &&
    asked && {
      prompt: asked.prompt,
      explanation: asked.revealed?.explanation ?? '',
      rows: toChartRows(watching.counts.choices, isWritten),
    }
  return { session, attempt, shown: shown ?? null }
}
