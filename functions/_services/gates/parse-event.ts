import { achievementEvent, EVENT_VERSION, type AchievementEvent } from '../../_contracts/engine/achievement-event.ts'

/** Why a message is no event, as a label of a metric and for who looks after it. */
export type MessageRefusal =
  'no_key' | 'no_value' | 'too_large' | 'not_json' | 'unknown_version' | 'invalid' | 'wrong_key'

export type ParsedEvent = { event: AchievementEvent } | { reason: MessageRefusal; error: string }

/** A valid event is far smaller. */
const MAX_BYTES = 64 * 1024

/** Reads the event in a message: its key says which learner it is about, so that all of theirs are in one partition. */
export function parseEvent({ key, value }: { key: Buffer | null; value: Buffer | null }): ParsedEvent {
  const refuse = (reason: MessageRefusal, error: string) => ({ reason, error })
  if (key === null || key.length === 0) return refuse('no_key', 'The key must be the id of the learner.')
  if (value === null || value.length === 0) return refuse('no_value', 'There is no value.')
  if (value.length > MAX_BYTES) return refuse('too_large', `${value.length} bytes are more than ${MAX_BYTES}.`)
  const json = toJson(value)
  if (json === undefined) return refuse('not_json', 'The value is no JSON in UTF-8.')
  const version = versionOf(json)
  if (version !== EVENT_VERSION)
    return refuse('unknown_version', `The version is ${JSON.stringify(version)}; ${EVENT_VERSION} is known here.`)
  const { data: event, error } = achievementEvent.safeParse(json)
  if (!event) {
    const [issue] = error.issues
    return refuse('invalid', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`)
  }
  if (key.toString().toLowerCase() !== event.user_id)
    return refuse('wrong_key', 'The key differs from the id of the learner.')
  return { event }
}

function toJson(value: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(value))
  } catch {
    return undefined
  }
}

const versionOf = (json: unknown): unknown =>
  typeof json === 'object' && json !== null && 'version' in json ? json.version : null
