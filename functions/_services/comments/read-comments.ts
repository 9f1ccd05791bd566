import type { ShownComments, ThreadComment } from '../../_contracts/comments/comments.ts'
import type { Connection } from '../../_db/client.ts'
import {
  commentsOf,
  shownProfiles,
  standingIn,
  type CommentRow,
  type CommentSubject,
} from '../../_db/queries/comments/thread.ts'
import { mentionedIn } from '../../_domain/comments/mentions.ts'
import { isEditable } from '../../_domain/comments/comments.ts'
import { notFound } from '../../_domain/errors.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import { instant } from '../attempts/instant.ts'
import type { WithClaims } from '../context.ts'

/** What members say about a subject, as the caller may see it. */
export async function readComments(
  { claims, now }: WithClaims<AttemptServices>,
  sql: Connection['sql'],
  subject: CommentSubject,
): Promise<ShownComments> {
  const { community_id } = subject
  const standing = await standingIn(sql, { community_id, user_id: claims.sub })
  if (!standing) throw notFound('thread')
  const { teaches, off, muted_until, muted_for } = standing
  const rows = off ? [] : await commentsOf(sql, subject, claims.sub)
  const usernames = [...new Set(rows.flatMap(({ body }) => mentionedIn(body)))]
  const shown = new Set(usernames.length > 0 ? await shownProfiles(sql, { community_id, usernames }) : [])
  const reading = { readerId: claims.sub, now: now(), shown, isOwner: subject.award_user_id === claims.sub }
  return {
    ...{ teaches, off },
    open: standing.open && !off,
    muted: muted_until === null ? null : { until: instant(muted_until), reason: muted_for ?? '' },
    comments: rows.map((row) => toComment(row, reading)),
  }
}

interface Reading {
  readerId: string
  now: number
  /** Usernames whose profile anybody may see. */
  shown: ReadonlySet<string>
  /** Whether it is about something of the reader. */
  isOwner: boolean
}

function toComment(row: CommentRow, { readerId, now, shown, isOwner }: Reading): ThreadComment {
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
    deletable: mine || (isOwner && row.status === 'shown'),
    report: row.is_reported ? { outcome: row.outcome } : null,
  }
}

const nameOf = ({ username, display_name }: CommentRow) => ({ username, display_name })
