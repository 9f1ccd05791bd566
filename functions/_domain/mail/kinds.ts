/** Mail that a person has to ask for. A kind that is added here also needs its template and a line on the settings page. */
export const OPT_IN_KINDS = ['streak_reminder', 'assignment_due', 'support_reply', 'support_question'] as const
export type OptInKind = (typeof OPT_IN_KINDS)[number]

/** Mail about the account itself, which nobody can end: each was just asked for, or warns of a change. */
export const ACCOUNT_KINDS = ['password_reset', 'address_confirmation', 'password_changed', 'account_exists'] as const
export type AccountKind = (typeof ACCOUNT_KINDS)[number]

/** Mail to an address that somebody wrote on a roster, whether there is an account of it or not: once for each invitation. */
export type InvitationKind = 'community_invitation'

export type MailKind = OptInKind | AccountKind | InvitationKind

export const isOptIn = (kind: string): kind is OptInKind => OPT_IN_KINDS.some((known) => known === kind)
