import type { QuestionThread, ThreadComment } from '../../_contracts/comments/comments.ts'
import { commentsOf, shownProfiles, standingIn, type CommentRow } from '../../_db/queries/comments/thread.ts'
import { withService } from '../../_db/session.ts'
import { mentionedIn } from '../../_domain/comments/mentions.ts'
import { isEditable } from '../../_domain/comments/comments.ts'
import { notFound } from '../../_domain/errors.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import { instant } from '../attempts/instant.ts'
import type { WithClaims } from '../context.ts'
import type { TakenPlace, TakenQuestion } from '../practice/find-taken.ts'
import { findDiscussed } from './find-discussed.ts'

/** What members say about a question that the caller has answered. */
export async function readThread(context: WithClaims<AttemptServices>, place: TakenPlace): Promise<QuestionThread> {
  return toThread(context, await findDiscussed(context, place))
}

export function toThread(
  { db, claims, now }: WithClaims<AttemptServices>,
  { number, of, test, prompt, is_finished, community_id, lineage_id }: TakenQuestion,
): Promise<QuestionThread> {
  return withService(db, async (_, sql) => {
    const standing = await standingIn(sql, { community_id, user_id: claims.sub })
    if (!standing) throw notFound('question')
    const { teaches, off, muted_until, muted_for } = standing
    const rows = off ? [] : await commentsOf(sql, { community_id, lineage_id }, claims.sub)
    const usernames = [...new Set(rows.flatMap(({ body }) => mentionedIn(body)))]
    const shown = new Set(usernames.length > 0 ? await shownProfiles(sql, { community_id, usernames }) : [])
    return {
      ...{ number, of, test, prompt, is_finished, teaches, off },
      open: standing.open && !off,
      muted: muted_until === null ? null : { until: instant(muted_until), reason: muted_for ?? '' },
      comments: rows.map((row) => toComment(row, { readerId: claims.sub, now: now(), shown })),
    }
  })
}

interface Reading {
  readerId: string
  now: number
  /** Usernames whose profile anybody may see. */
  shown: ReadonlySet<string>
}

function toComment(row: CommentRow, { readerId, now, shown }: Reading): ThreadComment {
  const mine = row.user_id === readerId
  const isReadable = mine || row.status === 'shown'
  return {
    id: row.id,
    author: row.role === null ? null : { ...nameOf(row), teaches: row.role !== 'student' },
    body: isReadable ? row.body : '',
    status: row.status,
    revision: row.revision,
    created_at: instant(row.created_at),
    edited_at: row.edited_at === null ? null : instant(row.edited_at),
    endorsed: row.endorsed,
    helpful: { count: row.helpful, mine: row.my_helpful },
    thanks: { count: row.thanks, mine: row.my_thanks },
    mine,
    mentions: isReadable ? mentionedIn(row.body).filter((name) => shown.has(name)) : [],
    editable: mine && row.status === 'shown' && isEditable(row.created_at, now),
    report: row.is_reported ? { outcome: row.outcome } : null,
  }
}

const nameOf = ({ username, display_name }: CommentRow) => ({ username, display_name })
