import type { MailReport } from '../../_contracts/mail/reports.ts'
import { endMailOfComplaint, markBounced } from '../../_db/queries/mail/bounces.ts'
import { withService } from '../../_db/session.ts'
import type { DatabaseContext } from '../context.ts'

/** Records what a provider reports of a mail. Answers whether that changed anything: a repeat does not. */
export function recordMailReport({ db }: DatabaseContext, { type, data }: MailReport): Promise<boolean> {
  return withService(db, (tx) => {
    if (type === 'email.complained') return endMailOfComplaint(tx, data.email_id)
    if (type !== 'email.bounced' || !isHard(data.bounce?.type)) return Promise.resolve(false)
    return markBounced(tx, data.email_id, data.bounce?.message ?? 'The address refuses mail.')
  })
}

/** A full mailbox or a server that is down says nothing about the address. */
const isHard = (type: string | undefined) => type === undefined || type.toLowerCase() === 'permanent'
