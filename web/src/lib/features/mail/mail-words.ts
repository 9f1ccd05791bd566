import type { MailReceipt } from '#contracts/mail/received.ts'
import type { OptInKind } from '#domain/mail/kinds.ts'

/** What each kind of mail is called that a person can ask for. */
export const OPT_IN_MAIL: Record<OptInKind, string> = {
  streak_reminder: 'The streak reminder by email',
  assignment_due: 'Email about what is due',
  support_reply: 'Email with answers to your questions',
  support_question: 'Email about questions of learners',
}

/** What became of a reply, for whoever tries it on the page of the local stack. */
export const RECEIVED: Record<MailReceipt['outcome'], string> = {
  taken: 'The reply arrived. It is in the question now.',
  repeated: 'This reply had arrived before, so it was not written again.',
  empty: 'The reply has no words of its own, so nothing was taken. Its sender finds that in their notifications.',
  not_our_address: 'Refused: the address to which it went is not ours.',
  not_the_learner: 'Refused: it does not come from the confirmed address of the learner.',
  no_such_question: 'Refused: the question was deleted.',
  automatic: 'Refused: a program answered, not a person.',
  report: 'Refused: it is a report of delivery.',
  bulk: 'Refused: it is mail to many.',
  ours: 'Refused: it is mail of our own.',
}
