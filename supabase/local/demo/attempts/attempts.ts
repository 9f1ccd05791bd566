import type { Activity } from '../../../../functions/_domain/engine/activity.ts'
import type { Learner } from '../catalogue.ts'
import { STUDENT } from '../student.ts'
import type { Bank } from './draw.ts'
import { finishedAttempt } from './finished.ts'
import type { Row } from './row.ts'
import { unfinishedAttempt } from './unfinished.ts'

export interface Told {
  learners: readonly Learner[]
  activities: readonly Activity[]
  banks: ReadonlyMap<string, Bank>
  now: number
}

/** The attempts behind a history, and the one that the student has not finished yet. */
export function attemptsBehind({ learners, activities, banks, now }: Told): Row[] {
  const finished = activities.flatMap((told) => {
    const bank = told.type === 'test_completed' ? banks.get(told.content_id ?? '') : undefined
    return bank ? finishedAttempt(told, bank) : []
  })
  const student = learners.find(({ handle }) => handle === STUDENT)
  return [...finished, (student && unfinishedAttempt(student, banks, now)) ?? []].flat()
}
