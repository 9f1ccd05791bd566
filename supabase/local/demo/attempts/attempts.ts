import type { Activity } from '../../../../functions/_domain/engine/activity.ts'
import type { DemoLearner } from '../catalogue.ts'
import { STUDENT } from '../student.ts'
import type { DemoBank } from './draw.ts'
import { finishedAttempt } from './finished.ts'
import type { DemoAttemptRow } from './row.ts'
import { saysHowSure } from './say-how-sure.ts'
import { unfinishedAttempt } from './unfinished.ts'

export interface DemoHistory {
  learners: readonly DemoLearner[]
  activities: readonly Activity[]
  banks: ReadonlyMap<string, DemoBank>
  now: number
}

/** The attempts behind a history, and the one that the student has not finished yet. */
export function attemptsBehind({ learners, activities, banks, now }: DemoHistory): DemoAttemptRow[] {
  const student = learners.find(({ handle }) => handle === STUDENT)
  const finished = activities.flatMap((activity) => {
    const { type, content_id, user_id } = activity
    const bank = type === 'test_completed' ? banks.get(content_id ?? '') : undefined
    return bank ? finishedAttempt(activity, bank, user_id === student?.id || saysHowSure(user_id)) : []
  })
  return [...finished, (student && unfinishedAttempt(student, banks, now)) ?? []].flat()
}
