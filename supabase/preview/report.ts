export type Verdict = 'harmless' | 'look' | 'dangerous'

/** What both forms of the report are made from. Texts have `code` between backticks and are plain otherwise. */
export interface Report {
  title: string
  verdict: Verdict
  /** The first sentence. */
  summary: string
  findings: Finding[]
  /** What it was tried on, and how. */
  about: string
  sections: ReportSection[]
}

export interface Finding {
  level: 'look' | 'dangerous'
  text: string
}

export const look = (text: string): Finding => ({ level: 'look', text })
export const dangerous = (text: string): Finding => ({ level: 'dangerous', text })

export interface ReportSection {
  id: string
  title: string
  /** What the section shows, in a sentence. */
  lead: string
  items: string[]
  tables: ReportTable[]
}

export interface ReportTable {
  caption: string
  /** Columns of numbers begin with a `#`. */
  head: string[]
  rows: string[][]
}
