import type { ShownEvent } from './event-words.ts'
import type { ShownMessage } from './shown-message.server.ts'

export type TimelineEntry = { message: ShownMessage } | { event: ShownEvent }

/** Messages and events in the order of time, each kept in its own order. What a message caused comes after it. */
export function timelineOf(said: readonly ShownMessage[], events: readonly ShownEvent[]): TimelineEntry[] {
  const entries: TimelineEntry[] = []
  let next = 0
  for (const message of said) {
    for (let event = events[next]; event && event.at < message.created_at; event = events[++next])
      entries.push({ event })
    entries.push({ message })
  }
  return [...entries, ...events.slice(next).map((event) => ({ event }))]
}
