import { isTransient } from '../../_db/errors.ts'
import { factsOfEvents } from '../../_db/queries/engine/event-facts.ts'
import { withRepeat } from '../../_db/repeat.ts'
import type { AchievementEvent } from '../../_contracts/engine/achievement-event.ts'
import { applyEvents, type Engine } from '../engine/apply.ts'
import { describeError } from '../engine/describe-error.ts'
import { judgeEvent, type EventRefusal } from './judge-event.ts'
import { parseEvent, type MessageRefusal } from './parse-event.ts'

/** A message that was not applied. `refused`: the engine met an error that is the event's own. */
export interface RefusedMessage<Message> {
  message: Message
  reason: EventRefusal | MessageRefusal | 'refused'
  error: string
}

interface RawMessage {
  key: Buffer | null
  value: Buffer | null
}

/** Applies what is a valid event, in order, and returns what is not. Errors that pass by themselves are thrown. */
export async function consumeEvents<Message extends RawMessage>(
  engine: Engine,
  messages: Message[],
): Promise<RefusedMessage<Message>[]> {
  const refused: RefusedMessage<Message>[] = []
  const events: { message: Message; event: AchievementEvent }[] = []
  for (const message of messages) {
    const parsed = parseEvent(message)
    if ('event' in parsed) events.push({ message, event: parsed.event })
    else refused.push({ message, ...parsed })
  }
  return [...refused, ...(await applyValid(engine, events))]
}

async function applyValid<Message>(
  engine: Engine,
  events: { message: Message; event: AchievementEvent }[],
): Promise<RefusedMessage<Message>[]> {
  if (events.length === 0) return []
  try {
    return await applyTogether(engine, events)
  } catch (error) {
    if (isTransient(error)) throw error
    // One event spoils the question: halving finds it.
    const half = events.length >> 1
    if (half === 0) return events.map(({ message }) => ({ message, reason: 'refused', error: describeError(error) }))
    return [...(await applyValid(engine, events.slice(0, half))), ...(await applyValid(engine, events.slice(half)))]
  }
}

async function applyTogether<Message>(
  engine: Engine,
  events: { message: Message; event: AchievementEvent }[],
): Promise<RefusedMessage<Message>[]> {
  const refused: RefusedMessage<Message>[] = []
  const facts = await withRepeat(engine.db, ({ sql }) =>
    factsOfEvents(
      sql,
      events.map(({ event }) => event),
    ),
  )
  // Of several scenarios of one batch in a new language, one is the first.
  const begun = new Set<string>()
  const valid = events.flatMap(({ message, event }, index) => {
    const row = facts[index]
    if (!row) throw new Error('The database returned no row for an event.')
    const language = `${event.user_id} ${event.community_id} ${row.language}`
    const judgement = judgeEvent(
      event,
      { ...row, knows_language: row.knows_language || begun.has(language) },
      engine.now(),
    )
    if ('activity' in judgement) {
      if (row.kind === 'scenario') begun.add(language)
      return [{ message, activity: judgement.activity }]
    }
    refused.push({ message, ...judgement })
    return []
  })
  const applied = await applyEvents(
    engine,
    valid.map(({ activity }) => activity),
  )
  for (const [index, { message }] of valid.entries()) {
    const result = applied[index]
    if (result?.status === 'refused') refused.push({ message, reason: 'refused', error: describeError(result.error) })
  }
  return refused
}
