import { excerpt } from '../excerpt.ts'
import { readEntry, ImportError, type FileEntry } from '../diagnostics.ts'
import { isRecord } from '../is-record.ts'
import { brokenLine, questionLines } from './lines.ts'

export const JSON_FORMAT = 'laude-bank'
export const JSON_VERSION = 1

/** A list of questions in the API's form, alone or in an envelope that also describes the test. */
export function* readJson(text: string): Generator<FileEntry> {
  const { questions } = readEnvelope(text)
  const lines = questionLines(text)
  for (const [index, draft] of questions.entries()) {
    const name = isRecord(draft) && typeof draft.prompt === 'string' ? excerpt(draft.prompt) : ''
    yield readEntry({ line: lines[index] ?? 1, name }, () => draft)
  }
}

/** The envelope's description of the test. */
export function readJsonHead(text: string): Record<string, unknown> {
  const { test } = readEnvelope(text)
  return test
}

function readEnvelope(text: string): { questions: unknown[]; test: Record<string, unknown> } {
  const value = parse(text)
  if (Array.isArray(value)) return { questions: value, test: {} }
  if (!isRecord(value) || !Array.isArray(value.questions))
    throw new ImportError('malformed', 'expected a list of questions, or an object with "questions"')
  const { format, version, test = {}, questions, ...rest } = value
  if ((format !== undefined && format !== JSON_FORMAT) || (version !== undefined && version !== JSON_VERSION))
    throw new ImportError('unsupported_version', `expected "format": "${JSON_FORMAT}" and "version": ${JSON_VERSION}`)
  const [unknown] = Object.keys(rest)
  if (unknown !== undefined) throw new ImportError('unknown_part', `"${unknown.slice(0, 60)}" is not known here`)
  if (!isRecord(test)) throw new ImportError('malformed', 'expected "test" to be an object')
  return { questions, test }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    throw new ImportError('malformed', 'this is not JSON', brokenLine(text))
  }
}
