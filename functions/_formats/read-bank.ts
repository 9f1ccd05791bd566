import type { BankFormat } from '../_domain/attempts/bank.ts'
import { BANK_LIMITS } from '../_domain/attempts/bank-limits.ts'
import { frameEntry, type ImportRefusal } from './diagnostics.ts'
import { formats } from './formats.ts'
import { toBankEntry, type BankEntry, type ImportDefaults } from './bank-entry.ts'
import { PAUSE, REPORTED, type Steps } from './steps.ts'

/** What a file says: its questions, and in JSON what describes the test. */
export interface ReadBank {
  entries: BankEntry[]
  head: Record<string, unknown>
}

/** Whether a file is taken whole or not at all, or what is right in it. */
export interface ReadOptions extends ImportDefaults {
  accept?: 'all' | 'good'
}

const NOTHING: BankEntry = {
  line: 1,
  name: '',
  notes: [],
  refusal: { code: 'empty', message: 'there is no question in the file' },
}
const TOO_MANY: ImportRefusal = {
  code: 'too_many',
  message: `the file has more than the ${BANK_LIMITS.questions} questions that a test may have`,
}

const FULL: ImportRefusal = {
  code: 'too_many',
  message: `a test may have ${BANK_LIMITS.questions} questions, and so many are right before this one: the rest was not read`,
}
const TOO_LONG: ImportRefusal = {
  code: 'too_many',
  message: `a report has at most ${REPORTED} entries: the rest of the file was not read`,
}

/** Reads the questions of a file, each with its line and, if it is refused, the reason. Never throws because of the file. */
export function readBank(format: BankFormat, text: string, options: ReadOptions = {}): BankEntry[] {
  const steps = readSteps(format, text, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value.entries
  }
}

/** The same in steps, between which a server can answer other requests: a file may be large. */
export async function readBankInSlices(
  format: BankFormat,
  text: string,
  { pause, ...options }: ReadOptions & { pause: () => Promise<void> },
): Promise<ReadBank> {
  const steps = readSteps(format, text, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await pause()
  }
}

function* readSteps(format: BankFormat, text: string, options: ReadOptions): Steps<never, ReadBank> {
  const entries: BankEntry[] = []
  if (text.trim() === '') return { entries: [NOTHING], head: {} }
  const counts = { questions: 0, accepted: 0 }
  // Readers see no byte order mark.
  const reader = formats[format].read(text.replace(/^\uFEFF/, ''))
  for (;;) {
    const step = nextOf(reader)
    if (step.done) {
      if (counts.questions === 0) entries.push(NOTHING)
      return { entries, head: step.value ?? {} }
    }
    if (step.value !== PAUSE) {
      const entry = toBankEntry(step.value, options)
      const overflow = overflowAt(entry, { ...counts, entries: entries.length }, options)
      entries.push(overflow ? { line: entry.line, name: entry.name, notes: [], refusal: overflow } : entry)
      if (overflow) return { entries, head: {} }
      if (!entry.skipped) counts.questions++
      if (entry.question) counts.accepted++
    }
    yield PAUSE
  }
}

/** The next step of a reader. Where the frame of the file breaks, that is its last entry. */
function nextOf(reader: ReturnType<(typeof formats)[BankFormat]['read']>) {
  try {
    return reader.next()
  } catch (error) {
    return { done: false as const, value: frameEntry(error) }
  }
}

interface Counts {
  questions: number
  accepted: number
  entries: number
}

/** Why the file is read no further than this entry; undefined if it is. One more than allowed is enough to refuse it. */
function overflowAt(
  { skipped }: BankEntry,
  { questions, accepted, entries }: Counts,
  { accept = 'all' }: ReadOptions,
): ImportRefusal | undefined {
  if (!skipped && accept === 'all' && questions === BANK_LIMITS.questions) return TOO_MANY
  if (!skipped && accept === 'good' && accepted === BANK_LIMITS.questions) return FULL
  return entries === REPORTED ? TOO_LONG : undefined
}
