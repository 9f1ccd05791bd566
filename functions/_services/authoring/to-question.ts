import type { DraftEntry, DraftQuestion } from '../../_contracts/authoring/drafts.ts'
import { difficulty } from '../../_contracts/tests/tests.ts'
import type { StoredQuestion } from '../../_db/queries/authoring/drafts.ts'
import { isQuestionKind } from '../../_domain/attempts/kinds/kinds.ts'
import { promptExcerpt } from '../../_formats/excerpt.ts'
import { checkContent } from './check-content.ts'

/** A question of a working copy with all that is written of it. */
export const toDraftQuestion = (stored: StoredQuestion): DraftQuestion => ({
  ...toFields(stored),
  content: stored.content,
})

/** The same as a list shows it. */
export function toDraftEntry(stored: StoredQuestion, change: DraftEntry['change']): DraftEntry {
  const { kind, prompt, topic, tags, difficulty: level, pool } = stored.content
  return {
    ...toFields(stored),
    change,
    kind: isQuestionKind(kind) ? kind : null,
    excerpt: typeof prompt === 'string' ? promptExcerpt(prompt) : '',
    topic: typeof topic === 'string' ? topic : '',
    tags: Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [],
    difficulty: difficulty.safeParse(level).data ?? null,
    pool: pool === 'exam' ? 'exam' : 'all',
  }
}

const toFields = ({ id, position, revision, origin, import_id, content, updated_by, updated_at }: StoredQuestion) => ({
  id,
  number: position,
  revision,
  origin,
  import_id,
  problems: checkContent(content).problems,
  updated_by,
  updated_at,
})
