/** What every question of a bank says, whatever its kind. Texts are Markdown, but for the topic. */
interface Said {
  topic: string
  prompt: string
  explanation: string
  /** Empty where there is none. */
  tip: string
}

interface Chosen extends Said {
  /** In the bank's order, to which the answer's numbers refer, from 0. */
  options: string[]
  /** Whether that is also the order in which everybody sees them. */
  fixed_order: boolean
}

interface Told extends Said {
  options: null
  fixed_order: false
}

/** A question with its key, as files carry it: what the tables `questions` and `question_keys` hold of one. */
export type BankQuestion =
  | (Chosen & { kind: 'single_choice'; answer: { choice: number } })
  | (Chosen & { kind: 'multiple_choice'; answer: { choices: number[] } })
  | (Told & { kind: 'true_false'; answer: { truth: boolean } })
  | (Told & { kind: 'numeric'; answer: { value: number; tolerance: number; unit?: string } })
  | (Told & { kind: 'short_text'; answer: { accepted: string[] } })

/** The kinds of files that banks come in and go out as. */
export const BANK_FORMATS = ['gift', 'aiken', 'moodle_xml', 'csv', 'json'] as const
export type BankFormat = (typeof BANK_FORMATS)[number]

/** What the database allows, too; where it has no limit of its own, what is still a question. */
export const BANK_LIMITS = {
  questions: 100,
  /** Fewer cannot go live. */
  liveQuestions: 25,
  topic: 60,
  prompt: 4000,
  option: 2000,
  options: 8,
  accepted: 20,
  /** As long as an answer may be. */
  spelling: 200,
  /** As far from zero as an answer may be. */
  number: 1e15,
  unit: 40,
  explanation: 4000,
  tip: 4000,
} as const

/** White space around a text is layout of the file that it came in, and so is how lines end there. */
export const tidy = (text: string) => text.replaceAll(/\r\n?/g, '\n').trim()

/** The same for what stands on one line. */
export const tidyLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
