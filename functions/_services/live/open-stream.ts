import type { LiveCounts, LiveMoved } from '../../_contracts/live/live.ts'
import { liveSession, postponeEnd } from '../../_db/queries/live/sessions.ts'
import { liveTopics } from '../../_db/queries/live/topics.ts'
import { withService } from '../../_db/session.ts'
import { endsAt } from '../../_domain/live/session.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import type { WithClaims } from '../context.ts'
import type { StreamServices } from '../notifications/stream-services.ts'
import type { EndReason, Subscriber } from '../notifications/subscriber.ts'
import { findLive } from './find.ts'
import { questionsOf, toLiveCounts } from './to-live.ts'

export type SessionMessage =
  | { event: 'moved'; data: LiveMoved }
  | { event: 'counts'; data: LiveCounts }
  | { event: 'heartbeat' }
  | { event: 'end'; data: { reason: EndReason } }

/** Counts are sent at most every so many milliseconds: all that came meanwhile is in the next. */
const COUNT_PAUSE = 200
/** The same where learners go at their own pace: all questions are counted, and nobody waits for one answer. */
const PROGRESS_PAUSE = 1000
/** How often an open page of an instructor keeps a session from ending by itself, in milliseconds. */
const PRESENCE = 60_000

export type LiveStreamContext = WithClaims<AttemptServices & { streamServices: StreamServices }>

interface LiveStream {
  messages: AsyncGenerator<SessionMessage>
  subscriber: Subscriber
}

/** Where a session stands, whenever that changes; for instructors also what is answered. It subscribes before it reads. */
export async function openLiveStream(context: LiveStreamContext, id: string): Promise<LiveStream> {
  const { db, claims, streamServices } = context
  const { participation } = await withService(db, (tx, sql) => findLive(tx, sql, { claims, id }))
  const { state, answers } = liveTopics(id)
  const watches = participation === null
  const subscriber = streamServices.hub.subscribe(claims.sub, watches ? [state, answers] : [state])
  streamServices.startListening()
  return { messages: untilEnd(context, { id, watches, subscriber }), subscriber }
}

interface Following {
  id: string
  watches: boolean
  subscriber: Subscriber
}

async function* untilEnd(context: LiveStreamContext, following: Following): AsyncGenerator<SessionMessage> {
  const { subscriber } = following
  try {
    yield* follow(context, following)
  } catch (error) {
    // The reader reconnects, and gets where it stands.
    context.streamServices.report(error)
    subscriber.end('failed')
  }
  if (subscriber.ended && subscriber.ended !== 'gone') yield { event: 'end', data: { reason: subscriber.ended } }
}

async function* follow(context: LiveStreamContext, following: Following): AsyncGenerator<SessionMessage> {
  const { id, watches, subscriber } = following
  const { claims, streamServices, now } = context
  const { isOpen, heartbeat } = streamServices
  const expires = typeof claims.exp === 'number' ? claims.exp * 1000 : Infinity
  let sent: number | undefined
  let seen = 0
  while (!subscriber.ended) {
    if (!(await isOpen(claims))) return subscriber.end('session_ended')
    const revision = await revisionOf(context, id)
    if (revision === undefined) return subscriber.end('failed')
    if (revision !== sent) yield { event: 'moved', data: { revision } }
    sent = revision
    if (watches) {
      const data = await countNow(context, id)
      yield { event: 'counts', data }
      await new Promise((resolve) => setTimeout(resolve, data.progress.length > 0 ? PROGRESS_PAUSE : COUNT_PAUSE))
    }
    while (!(await subscriber.wait(Math.max(0, Math.min(heartbeat, expires - now()))))) {
      if (now() >= expires) break
      yield { event: 'heartbeat' }
      if (watches && now() - seen >= PRESENCE) {
        seen = now()
        await notePresence(context, id)
      }
      if (!(await isOpen(claims))) break
    }
    if (now() >= expires) subscriber.end('expired')
  }
}

const revisionOf = ({ db, streamServices }: LiveStreamContext, id: string) =>
  streamServices.revisions.read(liveTopics(id).state, () =>
    withService(db, async (_, sql) => (await liveSession(sql, id))?.revision),
  )

async function countNow({ db, banks }: LiveStreamContext, id: string): Promise<LiveCounts> {
  return withService(db, async (_, sql) => {
    const session = await liveSession(sql, id)
    if (!session) throw new Error(`There is no session ${id} any more.`)
    return toLiveCounts(sql, session, await questionsOf(session, banks))
  })
}

const notePresence = ({ db, now }: LiveStreamContext, id: string) =>
  withService(db, async (_, sql) => {
    const session = await liveSession(sql, id)
    // At their own pace learners need nobody: such a session ends at its time.
    if (session && session.status !== 'ended' && !(session.pace === 'own' && session.status === 'live'))
      await postponeEnd(sql, { id, ends_at: endsAt(session, now()) })
  })
