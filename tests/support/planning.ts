import type { z } from 'zod'
import { calendarAddress, studyPlan, todaysReview } from '../../functions/_contracts/plans/plans.ts'
import type { Sitter } from './school.ts'

/** Somebody who plans for an exam over the API. */
export function planning({ send, refusal }: Pick<Sitter, 'send' | 'refusal'>, community: string) {
  const dataOf = async <T extends z.ZodType>(contract: T, response: Promise<Response>): Promise<z.infer<T>> => {
    const answer = await response
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${answer.status}: ${text}`)
    return contract.parse(JSON.parse(text).data)
  }
  const plan = `/plan?community=${community}`
  const calendar = `/plan/calendar?community=${community}`
  return {
    today: () => dataOf(todaysReview, send('GET', `/today?community=${community}`)),
    plan: () => dataOf(studyPlan, send('GET', plan)),
    save: (body: object) => dataOf(studyPlan, send('PUT', plan, { minutes_a_day: 20, ...body })),
    refused: (body: object) => refusal('PUT', plan, { minutes_a_day: 20, ...body }),
    remove: () => dataOf(studyPlan, send('DELETE', plan)),
    makeCalendar: () => dataOf(calendarAddress, send('POST', calendar)),
    endCalendar: () => dataOf(studyPlan, send('DELETE', calendar)),
  }
}
