import type { ImportQuery, ReportedQuestion } from '../../_contracts/tests/banks.ts'
import type { BankQuestion } from '../../_domain/attempts/bank.ts'
import { DomainError } from '../../_domain/errors.ts'
import { decode } from '../../_formats/decode.ts'
import { headIn, readBank, type BankEntry } from '../../_formats/read-bank.ts'

export interface ReadFile {
  /** Null where a question was refused: a bank is imported whole or not at all. */
  bank: BankQuestion[] | null
  head: Record<string, unknown>
  report: ReportedQuestion[]
}

/** Reads a file and reports on each question. Bytes that are no text have no report. */
export function readFile(bytes: Uint8Array, { format, topic, explanation }: ImportQuery): ReadFile {
  const decoded = decode(bytes)
  if (decoded.text === undefined)
    throw new DomainError('not_utf8', decoded.message, {
      errors: [{ path: `line ${decoded.line}`, message: decoded.message }],
    })
  const entries = readBank(format, decoded.text, { topic, explanation })
  const report = entries.map(toReport)
  const bank = entries.flatMap(({ question }) => question ?? [])
  if (refusedIn(report).length > 0) return { bank: null, head: {}, report }
  return { bank, head: headIn(format, decoded.text), report }
}

function toReport({ line, name, notes, refusal, skipped }: BankEntry): ReportedQuestion {
  return { line, name, status: refusal ? 'refused' : skipped ? 'skipped' : 'accepted', reason: refusal ?? null, notes }
}

export const refusedIn = (report: ReportedQuestion[]) => report.filter(({ status }) => status === 'refused')

export function countsOf(report: ReportedQuestion[]): Record<ReportedQuestion['status'], number> {
  const counts = { accepted: 0, refused: 0, skipped: 0 }
  for (const { status } of report) counts[status]++
  return counts
}

export function refuseImport(report: ReportedQuestion[]): DomainError {
  const errors = refusedIn(report).map(({ line, name, reason }) => ({
    path: `line ${line}`,
    message: [name, reason?.message].filter(Boolean).join(': '),
  }))
  return new DomainError('import_refused', 'Some of the file cannot be taken, so nothing was.', { errors })
}
