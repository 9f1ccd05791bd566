import { joining } from '#contracts/communities/settings.ts'

const WORDS: Record<(typeof joining.options)[number], { label: string; says: string }> = {
  invite: { label: 'Only who is invited', says: 'By a link, or by their address on a roster.' },
  open: { label: 'Anybody who is signed in', says: 'The community is in the list of those open to join.' },
}

/** Who may join, for a form. */
export const JOINING_OPTIONS = (['invite', 'open'] as const).map((value) => ({ value, ...WORDS[value] }))
