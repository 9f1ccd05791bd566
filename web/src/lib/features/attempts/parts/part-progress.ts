import type { WireAnswer } from '#contracts/attempts/answers.ts'
import type { AnswerProgress } from '#lib/features/attempts/box/question.ts'
import { unclearText } from '#lib/features/attempts/box/question.ts'
import type { AskedBody } from './shown-parts.ts'

/** The parts of an answer, with null where one is open; null where an answer is one thing. */
function partsOf(answer: WireAnswer): readonly unknown[] | null {
  if ('pairs' in answer) return answer.pairs
  if ('categories' in answer) return answer.categories
  if ('gaps' in answer) return answer.gaps
  return 'parts' in answer ? answer.parts.map((part) => (part && isWhole(part) ? part : null)) : null
}

const isWhole = (answer: WireAnswer): boolean => partsOf(answer)?.every((part) => part !== null) ?? true

export interface PartCount {
  done: number
  of: number
}

/** How many parts have their answer; null where an answer is one thing. */
export function countParts({ options, shown }: AskedBody, answer: WireAnswer | null): PartCount | null {
  const given = answer && partsOf(answer)
  if (given) return { done: given.filter((part) => part !== null).length, of: given.length }
  if (answer || !shown) return null
  if ('stems' in shown) return { done: 0, of: shown.stems.length }
  if ('categories' in shown) return { done: 0, of: options?.length ?? 0 }
  if ('gaps' in shown) return { done: 0, of: shown.gaps.length }
  return 'parts' in shown ? { done: 0, of: shown.parts.length } : null
}

/** How far an answer has come; `text` keeps what stands in the fields of a case and is no answer. */
export function partProgress(answer: WireAnswer | null, text: string): AnswerProgress {
  const isUnclear = readTexts(text).some((typed) => typed !== '')
  if (!answer) return isUnclear ? 'unclear' : 'empty'
  return !isUnclear && isWhole(answer) ? 'complete' : 'incomplete'
}

/** "partly answered, 2 of 3 parts" */
export function partProblem(asked: AskedBody, answer: WireAnswer | null, text: string): string {
  const count = countParts(asked, answer)
  const unclear = readTexts(text).flatMap((typed, place) => {
    const part = asked.shown && 'parts' in asked.shown ? asked.shown.parts[place] : undefined
    return part && typed !== '' ? [unclearText(part, typed)] : []
  })
  const partly = answer && count && count.done < count.of ? [`partly answered, ${count.done} of ${count.of} parts`] : []
  return [...partly, ...unclear].join('; ')
}

/** Texts in the fields of a case that are no answers, by part; what is kept may be anything. */
export function readTexts(text: string): string[] {
  if (!text.startsWith('[')) return []
  try {
    const read: unknown = JSON.parse(text)
    return Array.isArray(read) ? read.map((it) => (typeof it === 'string' ? it : '')) : []
  } catch {
    return []
  }
}

export const writeTexts = (texts: readonly string[]): string =>
  texts.some((typed) => typed !== '') ? JSON.stringify(texts) : ''
