import type { Confidence } from '../../../../functions/_domain/attempts/confidence.ts'
import { isRight } from '../../../../functions/_domain/attempts/grading.ts'
import type { QuestionResponse } from '../../../../functions/_domain/attempts/responses.ts'
import { createRandom, type DemoRandom } from '../random.ts'
import type { Item } from './items.ts'

/** How often learners are sure, and how often they think so, of right answers and of wrong ones; else they guess. */
const OF_RIGHT = { sure: 0.62, think: 0.28 }
const OF_WRONG = { sure: 0.2, think: 0.42 }
/** They leave it out now and then. */
const SAID = 0.9

/** Whether a learner says how sure they are at all. */
export const saysHowSure = (learner: string): boolean => createRandom(`how sure is ${learner}`).chance(0.4)

/** The same answers, with how sure their learner is of them: mostly rightly so. */
export const sayHowSure = (
  responses: readonly (QuestionResponse | null)[],
  items: readonly Item[],
  random: DemoRandom,
): (QuestionResponse | null)[] =>
  responses.map((response, index) => {
    const key = items[index]?.question.key
    if (!response?.answer || !key || !random.chance(SAID)) return response
    return { ...response, confidence: confidenceIn(isRight(key, response.answer) ? OF_RIGHT : OF_WRONG, random.next()) }
  })

const confidenceIn = ({ sure, think }: typeof OF_RIGHT, chance: number): Confidence =>
  chance < sure ? 'sure' : chance < sure + think ? 'think' : 'guess'
