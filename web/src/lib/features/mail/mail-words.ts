import type { OptInKind } from '#domain/mail/kinds.ts'

/** What each kind of mail is called that a person can ask for. */
export const OPT_IN_MAIL: Record<OptInKind, string> = {
  streak_reminder: 'The streak reminder by email',
}
