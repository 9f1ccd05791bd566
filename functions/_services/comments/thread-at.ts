import type { Connection } from '../../_db/client.ts'
import type { CommentSubject } from '../../_db/queries/comments/thread.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import type { WithClaims } from '../context.ts'

/** A thread that the caller may see. */
export interface FoundThread<View> {
  subject: CommentSubject
  /** What members say there now. */
  show: (sql: Connection['sql']) => Promise<View>
}

/** Finds the thread of a place, or refuses it to the caller. */
export type ThreadAt<View> = (context: WithClaims<AttemptServices>) => Promise<FoundThread<View>>

export interface CommentAt<View> {
  at: ThreadAt<View>
  comment: string
}
