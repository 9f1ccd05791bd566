import type { WireAnswer } from '#contracts/attempts/answers.ts'
import { CONFIDENCES } from '#domain/attempts/confidence.ts'
import { isQuestionKind } from '#domain/attempts/kinds/kinds.ts'
import { rulesIn } from './loaded-kinds.ts'
import { emptyState, type AnswerRecord, type AttemptState, type DraftRecord, type FlagRecord } from './state.ts'

type Fields = Record<string, unknown>

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0

/**
 * Reads a state of unknown origin: from the device's storage, or from another tab. Entries that are not valid, because another
 * version wrote them or a person edited them, are left out; the server has the rest.
 */
export function readState(value: unknown, length: number): AttemptState | null {
  if (!isFields(value) || (value.mode !== 'exam' && value.mode !== 'practice')) return null
  const { position, handedIn, revision, done, sent } = value
  const empty = emptyState(value.mode)
  const number = isFields(position) && isCount(position.number) ? position.number : 0
  return {
    mode: value.mode,
    given: readRecord(value.given, length, readGiven),
    drafts: readRecord(value.drafts, length, readDraft),
    flags: readRecord(value.flags, length, readFlag),
    position:
      isFields(position) && isCount(position.at) && number >= 1 && number <= length
        ? { number, at: position.at }
        : empty.position,
    handedIn:
      isFields(handedIn) && typeof handedIn.asked === 'boolean' && isCount(handedIn.at)
        ? { asked: handedIn.asked, at: handedIn.at }
        : empty.handedIn,
    revision: isCount(revision) ? revision : 0,
    done: isCount(done) ? done : 0,
    sent: isCount(sent) ? sent : 0,
  }
}

function readRecord<T>(value: unknown, length: number, read: (value: unknown) => T | null): Record<number, T> {
  const record: Record<number, T> = {}
  for (const [key, it] of Object.entries(isFields(value) ? value : {})) {
    const number = Number(key)
    const found = Number.isInteger(number) && number >= 1 && number <= length ? read(it) : null
    if (found) record[number] = found
  }
  return record
}

function readGiven(value: unknown): AnswerRecord | null {
  if (!isFields(value) || !isCount(value.at)) return null
  const answer = value.answer === null ? null : readAnswer(value.answer)
  if (answer === undefined) return null
  const skipped = value.skipped === true && answer === null
  const confidence = CONFIDENCES.find((it) => answer && it === value.confidence)
  return { answer, skipped, confidence, at: value.at, saved: value.saved === true }
}

function readDraft(value: unknown): DraftRecord | null {
  if (!isFields(value) || !isCount(value.at) || typeof value.text !== 'string') return null
  const answer = value.answer === null ? null : readAnswer(value.answer)
  return answer === undefined ? null : { answer, text: value.text, at: value.at }
}

function readFlag(value: unknown): FlagRecord | null {
  if (!isFields(value) || !isCount(value.at) || typeof value.flagged !== 'boolean') return null
  return { flagged: value.flagged, at: value.at, saved: value.saved === true }
}

/** Undefined where the server would refuse the answer. */
function readAnswer(value: unknown): WireAnswer | undefined {
  if (!isFields(value) || !isQuestionKind(value.kind)) return undefined
  return rulesIn(value.kind)?.parse(value)
}
