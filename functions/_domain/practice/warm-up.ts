import { PRACTICE_LENGTH, type PracticePreset } from './presets.ts'

/** Practice for somebody who is new: a few questions that are not hard, of all topics. */
export const WARM_UP = {
  preset: 'exam_mix',
  length: PRACTICE_LENGTH.least,
  difficulties: ['easy', 'medium'],
} as const

/** Whether a session is one: no other is that short, but where there are hardly any questions. */
export const isWarmUp = ({ preset, length }: { preset: PracticePreset; length: number }): boolean =>
  preset === WARM_UP.preset && length === WARM_UP.length
