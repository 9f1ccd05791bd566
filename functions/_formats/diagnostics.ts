import type { BankQuestion } from '../_domain/attempts/bank.ts'
import type { QuestionKind } from '../_domain/attempts/kinds/kinds.ts'

export type RefusalCode =
  | 'malformed'
  | 'not_utf8'
  | 'doctype'
  | 'entity'
  | 'unsupported_kind'
  | 'unsupported_version'
  | 'unknown_part'
  | 'media'
  | 'markup'
  | 'partial_credit'
  | 'several_answers'
  | 'no_right_answer'
  | 'case_sensitive'
  | 'wildcard'
  | 'units'
  | 'topic_missing'
  | 'explanation_missing'
  | 'invalid'
  | 'too_many'
  | 'empty'

export interface ImportRefusal {
  code: RefusalCode
  message: string
}

/** Thrown while one question, or a file's frame, is read. It never leaves this room. */
export class ImportError extends Error {
  readonly code: RefusalCode
  readonly line: number | undefined

  constructor(code: RefusalCode, message: string, line?: number) {
    super(message)
    this.name = 'Refused'
    this.code = code
    this.line = line
  }
}

/** A question as a file has it, before anybody judged its values. What the file leaves out is missing. */
export interface QuestionDraft {
  kind: QuestionKind
  topic?: string
  prompt: string
  options?: string[]
  fixed_order?: boolean
  answer: BankQuestion['answer']
  explanation?: string
  tip?: string
}

interface Place {
  /** In the file, from 1. */
  line: number
  /** What the file calls the question, or how it begins. */
  name: string
  /** What was left out on purpose, since nothing here would show it. */
  notes?: string[]
}

/** What stands at one place of a file: something to judge, or the reason why it cannot be. */
export type FoundQuestion = Place & ({ draft: unknown; refusal?: undefined } | { refusal: ImportRefusal })

/** Reads one question. Whatever it is refused for becomes its entry in the report. */
export function find(place: Place, read: () => unknown): FoundQuestion {
  try {
    return { ...place, draft: read() }
  } catch (error) {
    return { ...place, line: lineOf(error) ?? place.line, refusal: refusalOf(error) }
  }
}

/** The first questions of a file, up to so many. Its frame may be refused before there is any. */
export function findFirst(most: number, read: () => Iterable<FoundQuestion>): FoundQuestion[] {
  try {
    const first: FoundQuestion[] = []
    for (const found of read()) if (first.push(found) === most) break
    return first
  } catch (error) {
    return [{ line: lineOf(error) ?? 1, name: '', refusal: refusalOf(error) }]
  }
}

const lineOf = (error: unknown) => (error instanceof ImportError ? error.line : undefined)

function refusalOf(error: unknown): ImportRefusal {
  if (error instanceof ImportError) return { code: error.code, message: error.message }
  throw error
}
