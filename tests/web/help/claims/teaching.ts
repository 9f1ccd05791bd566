import { z } from 'zod'
import { ABOUT } from '../../../../functions/attempts-api/about.ts'
import { XP } from '../../../../functions/_contracts/achievements/define.ts'
import { analyzedQuestion } from '../../../../functions/_contracts/analysis/analysis.ts'
import { INVITATION_DAYS, inviteBody } from '../../../../functions/_contracts/communities/invitations.ts'
import { MAX_DEPTH } from '../../../../functions/_contracts/rules/criteria.ts'
import { MAX_AWARDED_PER_DAY } from '../../../../functions/_domain/xp/awards.ts'
import { awardBody } from '../../../../functions/_contracts/xp/xp.ts'
import { concernsAbout, LEAST_SHOWN, type Concern } from '../../../../functions/_domain/analysis/concerns.ts'
import { BANK_FORMATS } from '../../../../functions/_domain/attempts/bank.ts'
import { BANK_LIMITS } from '../../../../functions/_domain/attempts/bank-limits.ts'
import { ANNOUNCED_DAYS } from '../../../../functions/_domain/announcements/announcements.ts'
import { REPORTS_THAT_HIDE } from '../../../../functions/_domain/comments/comments.ts'
import { MOST_MADE_A_DAY, MOST_MADE_OPEN } from '../../../../functions/_domain/communities/making.ts'
import { MOST_INVITED_A_DAY, ROSTER_DAYS, YOUNG_DAYS } from '../../../../functions/_domain/communities/roster.ts'
import { ROLES } from '../../../../functions/_domain/communities/roles.ts'
import { LEASE_MS } from '../../../../functions/_domain/gates/claim.ts'
import { CLAIM_MS } from '../../../../functions/_domain/support/thread-rules.ts'
import { FEWEST } from '../../../../functions/_domain/insights/few.ts'
import { MOST_EXPORTED } from '../../../../functions/_services/audit/export.ts'
import { SNOOZE_DAYS } from '../../../../web/src/lib/features/support/snooze-days.ts'
import { concernWords } from '../../../../web/src/lib/features/analysis/analysis.ts'
import { least, longest, most } from '../bounds.ts'
import type { NumberClaim } from '../number-claim.ts'

const fits = (schema: z.ZodType, value: unknown) => schema.safeParse(value).success

const ORDINARY = { shown: LEAST_SHOWN, facility: 0.5, point_biserial: 0.5 }
const hasConcern = (concern: Concern, change: Partial<typeof ORDINARY>) =>
  concernsAbout({ ...ORDINARY, ...change }).includes(concern)
const easy = most((percent) => !hasConcern('too_easy', { facility: percent / 100 }))
const hard = least((percent) => !hasConcern('too_hard', { facility: percent / 100 }))
const little = least((hundredths) => !hasConcern('tells_little', { point_biserial: hundredths / 100 })) / 100
const misleading = least(
  (hundredths) => concernWords('tells_little', { point_biserial: hundredths / 100 }).word !== 'Misleading',
  -100,
)
const correlation = most((value) => fits(analyzedQuestion.shape.point_biserial, value))

const { community: _community, user_id: _learner, amount, reason } = awardBody.shape
const { common, rare, epic, legendary } = XP

export const IN_TEACHING: NumberClaim[] = [
  ['moderate-comments', 'A comment with {} reports', REPORTS_THAT_HIDE],
  ['announce', '{} days it leaves', ANNOUNCED_DAYS],
  ['import-questions', 'laude reads {} formats', BANK_FORMATS.length],
  ['import-questions', 'up to {} MiB', ABOUT.largeBodies?.['/tests/import'] ?? 0],
  ['import-questions', 'with up to {} questions', BANK_LIMITS.questions],
  ['import-questions', 'Then it has {} questions or more', BANK_LIMITS.liveQuestions],
  ['import-questions', 'up to {} options', BANK_LIMITS.options],
  ['write-tests', 'A test with fewer than {} questions', BANK_LIMITS.liveQuestions],

  ['question-analysis', 'from −{} to {}', correlation, correlation],
  ['question-analysis', 'From {} attempts on', LEAST_SHOWN],
  ['question-analysis', 'more than {}% have it right', easy],
  ['question-analysis', 'fewer than {}% have it right', hard],
  ['question-analysis', 'Low discrimination: below {}', little],
  ['question-analysis', 'Misleading: below {}', misleading / 100],

  ['write-and-review-gates', 'for {} minutes', LEASE_MS / 60_000],

  ['answer-questions', 'for {} minutes', CLAIM_MS / 60_000],
  ['answer-questions', 'a day, {} days, a week or {} days', SNOOZE_DAYS[1], SNOOZE_DAYS[3]],

  ['make-a-community', 'up to {} communities a day', MOST_MADE_A_DAY],
  ['make-a-community', 'up to {} open', MOST_MADE_OPEN],

  ['groups-and-rosters', 'for {} days', ROSTER_DAYS],
  ['groups-and-rosters', 'up to {} people a day', MOST_INVITED_A_DAY.young],
  ['groups-and-rosters', 'in its first {} days', YOUNG_DAYS],

  ['insights', 'fewer than {} learners', FEWEST],

  ['award-xp', 'from {} to {} XP', least((xp) => fits(amount, xp)), most((xp) => fits(amount, xp))],
  ['award-xp', 'up to {} XP a day', MAX_AWARDED_PER_DAY],
  ['award-xp', 'up to {} characters', longest((text) => fits(reason, text))],

  ['audit-log', 'up to {} entries', MOST_EXPORTED],

  ['members-and-roles', 'There are {} roles', ROLES.length],
  ['members-and-roles', '{}, {} or {} days', ...INVITATION_DAYS],
  ['members-and-roles', 'up to {} times', most((uses) => fits(inviteBody.shape.max_uses, uses))],

  [
    'create-achievements',
    'common {}, rare {} to {}, epic {} to {}, legendary {}',
    ...[common[1], ...rare, ...epic, legendary[1]],
  ],
  ['create-achievements', 'up to {} levels deep', MAX_DEPTH],
]
