import { loadAttempts } from '../../_db/queries/attempts/load.ts'
import { saveAttempt } from '../../_db/queries/attempts/save.ts'
import { countAnswered, writeResponses } from '../../_domain/attempts/responses.ts'
import { same } from '../../_domain/deep-equal.ts'
import { keep, type Brought } from './merge-submission.ts'
import { open, type Opened } from './attach-questions.ts'
import type { Taking } from './attempt-services.ts'

/**
 * Where the time was up while somebody was offline, what they bring later is still kept beside the result: it is
 * marked late and changes no score. Of an attempt finished by hand nothing is changed.
 */
export async function keepLate({ engine, banks }: Taking, found: Opened, brought: Brought): Promise<void> {
  if (!found.row.timed_out || brought.body.responses.length === 0) return
  // What somebody changed since it was read is read again. Each round somebody gets on, so this ends.
  for (let opened = found; ;) {
    const { row } = opened
    const { responses } = keep(opened, brought)
    const written = writeResponses(responses)
    if (same(written, row.responses)) return
    const save = { ...row, status: 'finished', responses: written, answered: countAnswered(responses) } as const
    if (await saveAttempt(engine.db, save)) return
    const [newer] = await loadAttempts(engine.db, [row])
    if (!newer) return
    opened = await open(newer, banks)
  }
}
