/** One row of a form. */
export interface PlainRow {
  html: string
  place: number
  chosen: boolean
  /** False until it was revealed. */
  right: boolean
}

/** The question that is on, as a form that needs no script. */
export interface PlainQuestion {
  prompt: string
  /** What it is answered by; in several parts only with a script. */
  by: 'rows' | 'field' | 'parts'
  /** Whether several rows may be chosen together. */
  several: boolean
  /** What the field is called. */
  label: string
  rows: PlainRow[]
  /** What was typed. */
  text: string
  answered: boolean
  revealed: boolean
  /** What is right where learners type; empty until it was revealed. */
  right: string
  explanation: string
}
