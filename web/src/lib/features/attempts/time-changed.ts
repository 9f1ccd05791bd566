import { count } from '#domain/locale/counts.ts'

/** What a learner reads when a running exam of theirs ends so many minutes later, or earlier. */
export function timeChangedText(minutes: number): string {
  if (minutes > 0) return `Your instructor gave you ${count(minutes, 'more minute')}`
  return minutes < 0
    ? `Your exam ends ${count(-minutes, 'minute')} earlier`
    : 'The time of your exam has changed a little'
}
