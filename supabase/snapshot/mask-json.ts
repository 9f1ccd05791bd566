import { isQuestionKind } from '../../functions/_domain/attempts/kinds/kinds.ts'
import type { MadeUp } from './made-up.ts'
import type { IsPlain } from './vocabulary.ts'

/** Why XP was paid: a word of ours under a key that is a person's elsewhere. */
const XP_REASONS = new Set('test content achievement milestone streak award revocation correction'.split(' '))

/** Keys under which our code keeps what it made itself. Their values are looked at one by one. */
const KEYS = new Set(
  `amount reference actor_id actor local_date level before after streaks kind result current days day state bonus_open
  achievements milestones xp id late status revoked completed outcome longest last_day freezes days_to_freeze
  protected_day bonus_day achievement_id tier milestone_id certificate_id community_id thread_id by cut empty attempt
  until sub email_verified phone_verified provider providers history version code milestone decision submission key
  attachments about bonus_paid passed first_pass first mode category difficulty course language perfect
  first_in_language achievement program reason because note text links evidence test prompt answer title number
  display_name email time_zone`.split(/\s+/),
)

/** What people wrote: made up, whatever it is made of. */
const WRITTEN = new Set(
  'reason because note text links evidence test prompt answer title attachments display_name'.split(' '),
)

export interface MaskedJson {
  /** Objects and lists of any shape: every text in them, and every key that is not ours. */
  json: (value: string) => string
  /** The counters of a learner: what they count is in the keys. */
  counters: (value: string) => string
  /** Responses: choices and numbers as they are, and typed answers that the bank accepts. */
  answers: (value: string) => string
}

interface JsonRules {
  madeUp: MadeUp
  isPlain: IsPlain
  /** What becomes of an answer that a learner typed. */
  typed: (answer: string) => string
}

export function maskJson({ madeUp, isPlain, typed }: JsonRules): MaskedJson {
  const code = (text: string) => (isPlain(text) ? text : madeUp.code(text))
  const keyOf = (key: string) => (KEYS.has(key) ? key : code(key))

  /** A text under a key: of our code, or made up. */
  function textOf(text: string, key: string): string {
    if (key === 'email') return madeUp.email(text)
    if (key === 'number') return madeUp.certificate(text)
    if (key === 'display_name') return madeUp.name(text)
    if (key === 'time_zone' && isZone(text)) return text
    if (key === 'reason' && XP_REASONS.has(text)) return text
    if (/^https?:\/\//.test(text)) return `https://${madeUp.address(text)}`
    if (/^[[{]/.test(text)) {
      const inner = parsed(text)
      if (inner !== undefined) return JSON.stringify(mask(inner, key))
    }
    if (WRITTEN.has(key)) return madeUp.text(text)
    return code(text)
  }

  function mask(value: unknown, key: string): unknown {
    if (typeof value === 'string') return textOf(value, key)
    if (Array.isArray(value)) return value.map((item) => mask(item, key))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [keyOf(name), mask(inner, name)]))
  }

  const maskText = (change: (value: unknown) => unknown) =>
    remembered((text) => (text === '{}' || text === '[]' ? text : JSON.stringify(change(JSON.parse(text)))))

  return {
    json: maskText((value) => mask(value, '')),
    counters: maskText((value) =>
      Object.fromEntries(
        Object.entries(typeof value === 'object' && value !== null ? value : {}).map(([key, list]) => [
          counterKeyOf(key, { keyOf, textOf }),
          list,
        ]),
      ),
    ),
    answers: maskText((value) => typedIn(value, typed)),
  }
}

interface LogMasks {
  keyOf: (key: string) => string
  textOf: (text: string, key: string) => string
}

/** `type[:metric:aggregate][@dim=value,…]`, each part as the log has it in the same copy. */
function counterKeyOf(key: string, { keyOf, textOf }: LogMasks): string {
  const at = key.indexOf('@')
  const [type = '', metric, ...aggregate] = (at < 0 ? key : key.slice(0, at)).split(':')
  const counted = [type, ...(metric === undefined ? [] : [keyOf(metric)]), ...aggregate].join(':')
  if (at < 0) return counted
  const pairs = key
    .slice(at + 1)
    .split(/,(?=[a-z][a-z0-9_]*=)/)
    .map((pair) => {
      const equals = pair.indexOf('=')
      const name = pair.slice(0, equals)
      return `${keyOf(name)}=${textOf(pair.slice(equals + 1), name)}`
    })
  return `${counted}@${pairs.join(',')}`
}

function typedIn(value: unknown, typed: (answer: string) => string): unknown {
  // A part of a case is stored with its kind.
  if (typeof value === 'string') return isQuestionKind(value) ? value : typed(value)
  return Array.isArray(value) ? value.map((item) => typedIn(item, typed)) : value
}

function isZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const REMEMBERED = 20_000

/** Much of the log says the same: what was worked out a moment ago is not worked out again. */
function remembered(work: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    if (known.size >= REMEMBERED) known.clear()
    const result = work(text)
    known.set(text, result)
    return result
  }
}
