import type { CalibrationOfLearner } from '#contracts/attempts/confidence.ts'
import { countSaid, LEAST_SAID, MOST_CALIBRATED, type CalibrationStep } from '#domain/attempts/calibration.ts'
import { CONFIDENCES } from '#domain/attempts/confidence.ts'
import { plural } from '#domain/locale/counts.ts'
import { percentText } from '#domain/locale/numbers.ts'
import { CONFIDENCE } from '#lib/features/attempts/confidence-words.ts'

/** Fewer answers than this say nothing about one step. */
const FEW = 5
/** Who is right less often than this when they are sure looks things up too seldom. */
const SURE_SHARE = 0.8
/** Who is right more often than this when they guess knows more than they think. */
const GUESS_SHARE = 0.6

/** The chart as the page draws it; null where there is too little to show. */
export const shownCalibration = ({ calibration }: CalibrationOfLearner) =>
  countSaid(calibration) < LEAST_SAID
    ? null
    : {
        words: calibrationWords(calibration),
        latest: MOST_CALIBRATED,
        steps: CONFIDENCES.map((step) => {
          const share = Math.round(100 * rightShare(calibration[step]))
          return { name: CONFIDENCE[step], ...calibration[step], share, percent: percentText(share) }
        }),
      }
export type ShownCalibration = NonNullable<ReturnType<typeof shownCalibration>>

/** "When you are sure, you are right 9 times out of 10.", and what to make of it. */
export function calibrationWords({ sure, think, guess }: CalibrationOfLearner['calibration']): string {
  const said = [
    sure.said >= FEW && `When you are sure, you are right ${timesOf(sure)}.`,
    sure.said < FEW && think.said >= FEW && `When you think so, you are right ${timesOf(think)}.`,
    advice({ sure, guess }),
  ]
  return said.filter(Boolean).join(' ')
}

const advice = ({ sure, guess }: Pick<CalibrationOfLearner['calibration'], 'sure' | 'guess'>) => {
  if (sure.said >= FEW && rightShare(sure) < SURE_SHARE) return 'It pays to look up even what you are sure of.'
  if (guess.said >= FEW && rightShare(guess) > GUESS_SHARE)
    return `Even when you guess, you are right ${timesOf(guess)}: you know more than you think.`
  return ''
}

/** "9 times out of 10"; what is not every time is never said to be. */
function timesOf(step: CalibrationStep): string {
  const { said, right } = step
  if (right === said) return 'every time'
  const tenths = Math.round(rightShare(step) * 10)
  if (tenths === 10) return 'nearly every time'
  return tenths === 0 ? 'hardly ever' : `${tenths} ${plural(tenths, 'time')} out of 10`
}

const rightShare = ({ said, right }: CalibrationStep): number => (said === 0 ? 0 : right / said)
