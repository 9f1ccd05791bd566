import { award } from '../../../../functions/_contracts/achievements/catalogue.ts'
import { submitBody } from '../../../../functions/_contracts/gates/gates.ts'
import { EVENING } from '../../../../functions/_db/queries/notifications/reminders.ts'
import { correctableUntil } from '../../../../functions/_domain/certificates/certificate.ts'
import { certificateNumber } from '../../../../functions/_domain/certificates/certificate-number.ts'
import { SECURITY_DAYS } from '../../../../functions/_domain/profiles/security-events.ts'
import { isRecent } from '../../../../functions/_domain/profiles/recent-sign-in.ts'
import { isInReach } from '../../../../web/src/lib/features/achievements/catalogue/catalogue.ts'
import { newPasswordProblem, signUpProblems } from '../../../../web/src/lib/features/sign-in/sign-in-form.server.ts'
import { entry } from '../../../../web/src/lib/features/ui-gallery/examples/achievements.ts'
import { read } from '../../../repo/files.ts'
import { least, longest, most } from '../bounds.ts'
import type { NumberClaim } from '../number-claim.ts'

const DAY = 86_400_000
const MINUTE = 60_000

const progress = (share: number) => ({ share, have: share * 100, need: 100, tier: null })
const inReach = least((percent) => isInReach(entry({ earned_at: null, progress: progress(percent / 100) }))) / 100

const groups = certificateNumber(new Uint8Array(8))
  .split('-')
  .map((group) => group.length)

const LINK = 'https://laude.example/'
const links = most((count) => submitBody.safeParse({ links: Array.from({ length: count }, () => LINK) }).success)

const signUp = { name: 'Ada', email: 'ada@laude.example', timeZone: 'UTC' }
const [, idleHours] = /^inactivity_timeout = "(\d+)h"$/m.exec(read('supabase/config.toml')) ?? []

const signedIn = (minutes: number) => ({ at: DAY - minutes * MINUTE, withPassword: false, hasPassword: false })

/** In achievements, courses and the account. */
export const IN_ACCOUNT: NumberClaim[] = [
  ['achievements', 'you have done {} or more', inReach],
  ['who-sees-me', 'feature up to {} in a community', most((place) => award.shape.featured.safeParse(place).success)],

  [
    'certificates',
    '{} letters and digits in {} groups of {}',
    ...[groups.reduce((sum, length) => sum + length, 0), groups.length, groups[0] ?? 0],
  ],
  ['certificates', 'works for {} days', correctableUntil(0) / DAY],

  ['gates', 'in up to {} characters', longest((text) => submitBody.safeParse({ text }).success)],
  ['gates', 'up to {} links', links],

  [
    'sign-in',
    'at least {} characters',
    least((length) => signUpProblems({ ...signUp, password: 'x'.repeat(length) }) === null),
  ],
  ['sign-in', 'in the last {} days', SECURITY_DAYS],
  ['export-my-data', 'in the last {} days', SECURITY_DAYS],
  ['sign-in', 'not been used for {} days', Number(idleHours) / 24],

  [
    'forgot-password',
    'at least {} characters',
    least((length) => newPasswordProblem('x'.repeat(length)) === undefined),
  ],

  ['notifications', 'at {} in the evening', EVENING - 12],

  ['delete-my-account', 'within the last {} minutes', most((minutes) => isRecent(signedIn(minutes), DAY))],
]
