import type { BankQuestion } from '../_domain/attempts/bank.ts'
import type { BankMedia } from './bank-media.ts'
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
  | 'id_twice'
  | 'invalid'
  | 'too_many'
  | 'empty'

export interface ImportRefusal {
  code: RefusalCode
  message: string
}

/** Thrown while a question, or the frame of a file, is read. Never leaves this folder. */
export class ImportError extends Error {
  readonly code: RefusalCode
  readonly line: number | undefined

  constructor(code: RefusalCode, message: string, line?: number) {
    super(message)
    this.name = 'ImportError'
    this.code = code
    this.line = line
  }
}

/** A question as a file has it, before validation. Fields that the file leaves out are missing. */
export interface QuestionDraft {
  kind: QuestionKind
  topic?: string
  prompt: string
  options?: string[]
  fixed_order?: boolean
  parts?: BankQuestion['parts']
  answer: BankQuestion['answer']
  explanation?: string
  tip?: string
  /** For each option; empty where there is nothing to say. */
  option_notes?: string[]
  tags?: string[]
  /** As the file has it: what a question may say is checked afterwards. */
  difficulty?: string | undefined
  pool?: string | undefined
  external_id?: string | undefined
}

interface Place {
  /** In the file, from 1. */
  line: number
  /** What the file calls the question, or how it begins. */
  name: string
  /** What was left out, since no page would show it. */
  notes?: string[]
  /** What its texts show, where the file has it beside them. */
  media?: BankMedia[]
}

/** An entry of a file: a draft to validate, the reason why there is none, or why the entry is no question. */
export type FileEntry = Place &
  (
    | { draft: unknown; refusal?: undefined; skipped?: undefined }
    | { refusal: ImportRefusal; skipped?: undefined }
    | { skipped: string; refusal?: undefined }
  )

/** Said of a text that files have between their questions. */
export const DESCRIPTION = 'a description asks nothing, so it was left out'

/** Reads one question. A refusal becomes its entry in the report. */
export function readEntry(place: Place, read: () => unknown): FileEntry {
  try {
    return { ...place, draft: read() }
  } catch (error) {
    return { ...place, line: lineOf(error) ?? place.line, refusal: refusalOf(error) }
  }
}

/** What became of a file whose frame is broken, apart from the questions before the break. */
export const frameEntry = (error: unknown): FileEntry => ({
  line: lineOf(error) ?? 1,
  name: '',
  refusal: refusalOf(error),
})

const lineOf = (error: unknown) => (error instanceof ImportError ? error.line : undefined)

function refusalOf(error: unknown): ImportRefusal {
  if (error instanceof ImportError) return { code: error.code, message: error.message }
  throw error
}
