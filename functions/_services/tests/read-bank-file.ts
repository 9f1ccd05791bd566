import { setImmediate } from 'node:timers/promises'
import type { ImportQuery, ReportedQuestion } from '../../_contracts/tests/banks.ts'
import type { BankQuestion } from '../../_domain/attempts/bank.ts'
import { DomainError } from '../../_domain/errors.ts'
import type { BankEntry } from '../../_formats/bank-entry.ts'
import { decode } from '../../_formats/decode.ts'
import { checkBankMedia, type CheckedBankMedia } from '../media/bank-media.ts'
import type { MediaContext } from '../media/media-services.ts'
import type { WithClaims } from '../context.ts'
import { readBankInSlices } from '../../_formats/read-bank.ts'

export interface ReadFile {
  /** Null where nothing can be imported. */
  bank: BankQuestion[] | null
  head: Record<string, unknown>
  /** What the questions show. */
  media: CheckedBankMedia
  report: ReportedQuestion[]
}

/** Reads a file and reports on each question, while other requests are answered. Bytes that are no text have no report. */
export async function readFile(
  context: WithClaims<MediaContext>,
  communityId: string,
  { bytes, query: { format, ...options } }: { bytes: Uint8Array; query: ImportQuery },
): Promise<ReadFile> {
  const text = decodeFile(bytes)
  const { topic, explanation, accept } = options
  const pause = () => setImmediate()
  const read = await readBankInSlices(format, text, { topic, explanation, accept, pause })
  const { entries, media } = await checkBankMedia(context, communityId, read.entries)
  const report = entries.map(toReport)
  const bank = entries.flatMap(({ question }) => question ?? [])
  const isTaken = accept === 'all' ? refusedIn(report).length === 0 : bank.length > 0
  return { bank: isTaken ? bank : null, head: read.head, media, report }
}

/** The text of a file, or why it is none. */
export function decodeFile(bytes: Uint8Array): string {
  const decoded = decode(bytes)
  if (decoded.text !== undefined) return decoded.text
  throw new DomainError('not_utf8', decoded.message, {
    errors: [{ path: `line ${decoded.line}`, message: decoded.message }],
  })
}

export function toReport({ line, name, notes, refusal, skipped }: BankEntry): ReportedQuestion {
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
  const hint = report.some(({ status }) => status === 'accepted')
    ? ' With accept=good, the other questions are imported.'
    : ''
  return new DomainError('import_refused', `Some questions have mistakes, so nothing was imported.${hint}`, { errors })
}
