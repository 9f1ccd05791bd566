import { gradeQuestion, type QuestionToGrade } from './grading.ts'

/** What a person may give for an essay, from not right to right. */
export const MARK_CREDITS = [0, 0.25, 0.5, 0.75, 1] as const
export type MarkCredit = (typeof MARK_CREDITS)[number]

/** The most characters of what a person writes about an essay. */
export const MAX_FEEDBACK = 2000

/** What a person gave for an essay of an exam. */
export interface EssayMark {
  /** Of the question, as the attempt shows it, from 1. */
  number: number
  credit: MarkCredit
  feedback: string
  /** Rises with each change. */
  revision: number
}

/** A percent that a person set in place of what grading says. */
export interface ScoreOverride {
  percent: number
  reason: string
}

/** The questions of an attempt, by their number, whose answers only a person can grade. None in practice. */
export const essaysToMark = (asked: readonly QuestionToGrade[], mode: 'exam' | 'practice'): number[] =>
  mode === 'practice'
    ? []
    : asked.flatMap((question, index) =>
        gradeQuestion({ ...question, mark: undefined }, mode).credit === null ? [index + 1] : [],
      )

/** The questions with their marks, which count together: once every essay of the exam has one. */
export function withMarks(
  asked: readonly QuestionToGrade[],
  marks: readonly EssayMark[],
  mode: 'exam' | 'practice',
): readonly QuestionToGrade[] {
  if (marks.length === 0) return asked
  const given = new Map(marks.map(({ number, credit }) => [number, credit]))
  const essays = essaysToMark(asked, mode)
  if (essays.some((number) => !given.has(number))) return asked
  return asked.map((question, index) => ({ ...question, mark: given.get(index + 1) }))
}
