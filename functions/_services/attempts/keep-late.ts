import { saveAttempt } from '../../_db/queries/attempts/save.ts'
import { countAnswered, writeResponses } from '../../_domain/responses.ts'
import { keep, type Brought } from './brought.ts'
import type { Opened } from './opened.ts'
import type { Taking } from './taking.ts'

/**
 * Where the time was up while somebody was offline, what they bring later is still kept beside the result: it is
 * marked late and changes no score. Of an attempt finished by hand nothing is changed.
 */
export async function keepLate({ engine: { db } }: Taking, opened: Opened, brought: Brought): Promise<void> {
  const { row } = opened
  if (!row.timed_out || brought.body.responses.length === 0) return
  const { responses } = keep(opened, brought)
  // Whoever else keeps something at this very moment was faster; the client still has what it brought.
  await saveAttempt(db, {
    ...row,
    status: 'finished',
    responses: writeResponses(responses),
    answered: countAnswered(responses),
  })
}
