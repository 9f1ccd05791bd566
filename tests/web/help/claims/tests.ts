import { MOST_EXPLANATIONS } from '../../../../functions/_domain/assistant/ladder.ts'
import { BANDS, bandOf, PASS_MARK, type Band } from '../../../../functions/_domain/attempts/band.ts'
import { BANK_LIMITS } from '../../../../functions/_domain/attempts/bank-limits.ts'
import { LEAST_SAID, MOST_CALIBRATED } from '../../../../functions/_domain/attempts/calibration.ts'
import { isPlausible, leastAnswered } from '../../../../functions/_domain/attempts/counting.ts'
import { GRACE } from '../../../../functions/_domain/attempts/deadline.ts'
import { QUESTION_KINDS } from '../../../../functions/_domain/attempts/kinds/kinds.ts'
import { LENGTHS, SHORT_LENGTHS } from '../../../../functions/_domain/attempts/lengths.ts'
import { lengthToPass } from '../../../../functions/_domain/attempts/passing.ts'
import { EDITABLE_MINUTES, REPORTS_THAT_HIDE } from '../../../../functions/_domain/comments/comments.ts'
import { DAYS_WITHOUT_NEW, QUESTIONS_A_MINUTE } from '../../../../functions/_domain/plans/limits.ts'
import { ONCE_MORE, sizeOfReview } from '../../../../functions/_domain/plans/todays-review.ts'
import { fittingLevel } from '../../../../functions/_domain/resources/fitting-level.ts'
import { RESOURCE_LIMITS } from '../../../../functions/_domain/resources/limits.ts'
import { testXp } from '../../../../functions/_domain/xp/xp.ts'
import { controlOf } from '../../../../web/src/lib/features/attempts/kinds.ts'
import { warningAt } from '../../../../web/src/lib/features/attempts/sync/clock.ts'
import { least, most } from '../bounds.ts'
import type { NumberClaim } from '../number-claim.ts'

const WHOLE = { difficulty: 'expert', length: 100, correct: 100, mode: 'exam', perfect: false } as const
const share = (change: object) => testXp({ ...WHOLE, ...change }).total / testXp(WHOLE).total
export const PERFECT = share({ perfect: true })
export const PRACTICE = share({ mode: 'practice' })

/** In tenths, for ten answers. */
const SECONDS = least((tenths) => isPlausible(tenths, 10)) / 10

const bandFrom = (band: Band) => least((percent) => BANDS.indexOf(bandOf(percent)) <= BANDS.indexOf(band))
/** The minutes of each warning of an exam that is long enough for both. */
const warnings = Array.from({ length: 3600 }, (_, left) => warningAt(3600 - left, 7200))
const warned = [...new Set(warnings)].flatMap((text) => /^\d+/.exec(text)?.map(Number) ?? [])

/** The most that one may miss of a topic, and still learn it at the level of the test. */
const MISSED = most((wrong) => fittingLevel('medium', { correct: 100 - wrong, asked: 100 }) === 2) / 100

const field = controlOf('numeric')
const readNumber = field.by === 'field' ? field.read('1,000') : null

export const IN_TESTS: NumberClaim[] = [
  ['practice-and-exam', 'earn {} the XP of an exam', PRACTICE],
  ['practice-and-exam', 'pays {} times the XP', PERFECT],
  ['practice-and-exam', 'how many questions you want: {}, {}, {} or {}', ...LENGTHS],
  ['practice-and-exam', 'fewer than {} questions offer {}, {}, {} or {}', LENGTHS[0], ...SHORT_LENGTHS],

  ['what-counts', 'at least {}% of its questions', leastAnswered(100)],
  ['what-counts', '{} of {}, or {} of {}', leastAnswered(25), 25, leastAnswered(100), 100],
  ['what-counts', 'at least {} seconds per answer', SECONDS],
  ['what-counts', 'You pass a test with {}% or more', PASS_MARK],
  ['what-counts', 'ask for {}% at {} questions or more', PASS_MARK, lengthToPass(100)],

  ['comments', 'for {} minutes', EDITABLE_MINUTES],
  ['comments', 'A comment with {} reports', REPORTS_THAT_HIDE],

  ['time-limits', 'When {} minutes and when {} minute are left', ...warned],
  ['time-limits', 'up to {} seconds after the end', GRACE / 1000],

  ['kinds-of-questions', 'asks {} kinds of questions', QUESTION_KINDS.length],
  ['kinds-of-questions', '{} is read as {}', 1000, readNumber?.value ?? Number.NaN],

  [
    'plan-for-your-exam',
    'about {} questions per minute of your day, at most {}',
    QUESTIONS_A_MINUTE,
    sizeOfReview(240),
  ],
  ['plan-for-your-exam', 'The last {} days', DAYS_WITHOUT_NEW],
  ['plan-for-your-exam', 'up to {} more', ONCE_MORE],
  ['plan-for-your-exam', 'It then has {} questions', sizeOfReview(null)],

  ['how-sure', 'From {} answers on', LEAST_SAID],
  ['how-sure', 'your last {} tests', MOST_CALIBRATED],

  ['results', 'Ready: {}% or more', bandFrom('ready')],
  ['results', 'Almost there: {}% or more', bandFrom('almost_there')],
  ['results', 'Keep going: {}% or more', bandFrom('keep_going')],

  ['resources', 'each with up to {} things that help', RESOURCE_LIMITS.perMissedTopic],
  ['resources', 'missed more than {} of a topic', MISSED],
  ['resources', 'Up to {} of your suggestions', RESOURCE_LIMITS.openSuggestions],
  ['assistant', 'up to {} times for each question', MOST_EXPLANATIONS],

  ['keyboard-keys', '{} – {}: choose an option', 1, BANK_LIMITS.options],
]
