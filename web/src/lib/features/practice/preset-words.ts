import type { PracticePreview, PracticeSession } from '#contracts/practice/practice.ts'
import { count, plural } from '#domain/locale/counts.ts'
import { numberText } from '#domain/locale/numbers.ts'
import type { PracticePreset } from '#domain/practice/presets.ts'
import { isWarmUp } from '#domain/practice/warm-up.ts'

export const PRESET: Record<PracticePreset, { title: string; about: string }> = {
  attempt_misses: { title: 'Missed in your test', about: 'What was not fully right, and is not fixed yet.' },
  due: { title: 'Due for review', about: 'What you would forget first.' },
  weak_spots: { title: 'Weak spots', about: 'Mostly what you missed last time, and some that is new.' },
  unseen: { title: 'New questions', about: 'What you have never answered.' },
  exam_mix: { title: 'Exam mix', about: 'Topics in the same mix as in the tests.' },
}

/** What a session is called. */
export const sessionTitle = (session: { preset: PracticePreset; length: number }): string =>
  isWarmUp(session) ? 'Warm-up' : PRESET[session.preset].title

type Mix = PracticePreview['presets'][number]['mix']

/** "12 missed · 6 new · 2 known": what there is of each. */
export const mixText = ({ missed, unseen, known }: Mix): string =>
  [
    { n: missed, word: 'missed' },
    { n: unseen, word: 'new' },
    { n: known, word: 'known' },
  ]
    .filter(({ n }) => n > 0)
    .map(({ n, word }) => `${numberText(n)} ${word}`)
    .join(' · ')

type Result = Pick<NonNullable<PracticeSession['result']>, 'correct' | 'length' | 'answered'>

/** "17 of 19 fixed", and of anything but misses "17 of 20 right". */
export const resultText = (preset: PracticePreset, { correct, length }: Result): string =>
  `${correct} of ${length} ${preset === 'attempt_misses' ? 'fixed' : 'right'}`

/** What there is to say below it. */
export function resultWords(preset: PracticePreset, { correct, length, answered }: Result): string {
  const open = length - answered
  if (correct === length) return preset === 'attempt_misses' ? 'Nothing of it is left to fix.' : 'Every question right.'
  if (answered === 0) return 'You answered none of them. They stay as they were.'
  const wrong = answered - correct
  return [
    wrong > 0 && `${count(wrong, 'answer')} ${plural(wrong, 'was', 'were')} not all right.`,
    open > 0 && `${count(open, 'question')} ${plural(open, 'was', 'were')} left open.`,
  ]
    .filter(Boolean)
    .join(' ')
}

/** The same of a warm-up, for somebody who is new. */
export function warmUpWords({ correct, length }: Pick<Result, 'correct' | 'length'>): string {
  if (correct === length) return 'Every question right. You are ready for a test.'
  if (correct * 2 > length) return 'A good start. A test shows you the rest.'
  return 'Now you know how it works. Practice explains each answer, and it gets easier.'
}
