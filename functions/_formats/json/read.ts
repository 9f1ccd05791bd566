import { excerpt } from '../excerpt.ts'
import { readEntry, ImportError, type FileEntry } from '../diagnostics.ts'
import { isRecord } from '../is-record.ts'
import { LONGEST, REPORTED, type Steps } from '../steps.ts'
import { brokenLine } from './broken-line.ts'
import { findList, type JsonPlace } from './elements.ts'
import { readMedia } from './media.ts'

export const JSON_FORMAT = 'laude-bank'
export const JSON_VERSION = 1

/** A list of questions in the API's form, alone or in an envelope that also describes the test. */
export function* readJson(text: string): Steps<FileEntry, Record<string, unknown>> {
  const { places, around } = yield* findList(text, 'questions', REPORTED + 1)
  const files = around.trimStart().startsWith('{') ? yield* findList(around, 'media', REPORTED) : { places: [], around }
  const head = readEnvelope(files.around)
  const media = files.places.map((place) => readMedia(around, place))
  for (const place of places) {
    const entry = readQuestion(text, place)
    yield { ...entry, media: media.filter(({ id }) => text.slice(place.start, place.end).includes(id)) }
  }
  return head
}

function readQuestion(text: string, { start, end, line }: JsonPlace): FileEntry {
  const place = { line, name: '' }
  const entry = readEntry(place, () => {
    if (end - start > LONGEST) throw new ImportError('invalid', `it is longer than ${LONGEST} characters`)
    return withExternalId(parse(text.slice(start, end), line))
  })
  const draft = 'draft' in entry ? entry.draft : undefined
  return isRecord(draft) && typeof draft.prompt === 'string' ? { ...entry, name: excerpt(draft.prompt) } : entry
}

/** Files call it `id`: what the program that wrote the file calls the question. */
function withExternalId(draft: unknown): unknown {
  if (!isRecord(draft) || !('id' in draft)) return draft
  const { id, ...rest } = draft
  return { ...rest, external_id: typeof id === 'number' ? String(id) : id }
}

/** What the envelope says of the test. */
function readEnvelope(around: string): Record<string, unknown> {
  if (around.length > LONGEST)
    throw new ImportError('malformed', 'expected a list of questions, or an object with "questions"')
  const value = parse(around, 1)
  if (Array.isArray(value)) return {}
  if (!isRecord(value) || !Array.isArray(value.questions))
    throw new ImportError('malformed', 'expected a list of questions, or an object with "questions"')
  const { format, version, test = {}, questions, media = [], ...rest } = value
  if ((format !== undefined && format !== JSON_FORMAT) || (version !== undefined && version !== JSON_VERSION))
    throw new ImportError('unsupported_version', `expected "format": "${JSON_FORMAT}" and "version": ${JSON_VERSION}`)
  const [unknown] = Object.keys(rest)
  if (unknown !== undefined) throw new ImportError('unknown_part', `"${unknown.slice(0, 60)}" is not known here`)
  if (questions.length > 0) throw new ImportError('malformed', '"questions" is there twice')
  if (!Array.isArray(media) || media.length > 0) throw new ImportError('malformed', 'expected one list as "media"')
  if (!isRecord(test)) throw new ImportError('malformed', 'expected "test" to be an object')
  return test
}

function parse(text: string, line: number): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    throw new ImportError('malformed', 'this is not JSON', line + brokenLine(text) - 1)
  }
}
