import type { BulkBody } from '../../_contracts/authoring/bulk.ts'
import type { DraftContent } from '../../_contracts/authoring/content.ts'
import type { DraftState } from '../../_contracts/authoring/drafts.ts'
import { insertBehind, rewritten, withoutQuestions, type WorkingCopy } from '../../_domain/authoring/working-copy.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { changeDraft } from './change-draft.ts'
import { moveQuestions } from './move-questions.ts'
import { copyOf } from './questions.ts'
import { refuseChanged } from './refuse-changed.ts'

type Action = BulkBody['change']

/** Changes several questions in one step, which one undo takes back. */
export function changeQuestions(
  context: WithClaims<DatabaseContext>,
  { id, questions, change }: BulkBody & { id: string },
): Promise<DraftState> {
  if (change.action === 'move') return moveQuestions(context, { id, questions, test_id: change.test_id })
  const ids = new Set(questions.map((question) => question.id))
  return changeDraft(context, {
    id,
    what: 'bulk',
    change: (inHand) => {
      refuseChanged(inHand.questions, questions)
      return changed(inHand.copy, ids, change)
    },
  })
}

function changed(
  copy: WorkingCopy,
  ids: ReadonlySet<string>,
  change: Exclude<Action, { action: 'move' }>,
): WorkingCopy {
  if (change.action === 'delete') return withoutQuestions(copy, ids)
  if (change.action === 'duplicate') {
    const copies = [...copy.questions].filter(([id]) => ids.has(id))
    const last = copies.at(-1)?.[0]
    return insertBehind(
      copy,
      copies.map(([id, question]) => [crypto.randomUUID(), copyOf(id, question)]),
      last,
    )
  }
  return rewritten(copy, ids, (content) =>
    change.action === 'explain' ? explained(content, change.explanation) : retagged(content, change),
  )
}

const explained = (content: DraftContent, explanation: string): DraftContent =>
  typeof content.explanation === 'string' && content.explanation.trim() !== '' ? content : { ...content, explanation }

function retagged(
  content: DraftContent,
  { topic, difficulty, pool, add_tags = [], remove_tags = [] }: Extract<Action, { action: 'set' }>,
): DraftContent {
  const before = Array.isArray(content.tags) ? content.tags.filter((tag) => typeof tag === 'string') : []
  const tags = [...new Set([...before.filter((tag) => !remove_tags.includes(tag)), ...add_tags])]
  return {
    ...content,
    ...(topic === undefined ? {} : { topic }),
    ...(difficulty === undefined ? {} : { difficulty }),
    ...(pool === undefined ? {} : { pool }),
    ...(add_tags.length + remove_tags.length === 0 ? {} : { tags }),
  }
}
