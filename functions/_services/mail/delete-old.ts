import { deleteSettledMails } from '../../_db/queries/mail/outbox.ts'
import { deleteOldRefusals } from '../../_db/queries/mail/refused.ts'
import { withService } from '../../_db/session.ts'
import type { DatabaseContext } from '../context.ts'

const DAY = 86_400_000
/** For so long a key sends nothing twice. */
const SETTLED_DAYS = 30
/** For so long a bounce counts against its address, and what was refused is counted. */
const BOUNCED_DAYS = 180

/** Deletes mails that were settled long ago, and forgets how many were refused then. */
export const deleteOldMails = ({ db, now }: DatabaseContext): Promise<number> =>
  withService(db, async (tx) => {
    await deleteOldRefusals(tx, now() - BOUNCED_DAYS * DAY)
    return deleteSettledMails(tx, { settled: now() - SETTLED_DAYS * DAY, bounced: now() - BOUNCED_DAYS * DAY })
  })
