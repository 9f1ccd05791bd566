/** A value of a question on one side of a comparison. */
export type ComparedValue = { html: string } | { text: string }

export interface QuestionDifference {
  id: string
  change: 'added' | 'removed' | 'changed' | 'moved'
  /** How it begins. */
  title: string
  number: number | null
  fields: { field: string; was: ComparedValue; is: ComparedValue }[]
}
