export interface ServerSent {
  event?: string
  id?: string
  data?: unknown
  /** How long the reader should wait before it comes again, in milliseconds. */
  retry?: number
}

interface EventStreamOptions {
  /** Told once, when nobody reads any more. */
  onLeave: () => void
  /** To be told when there will be no more but what was sent already. */
  onEnd: (listener: () => void) => void
  /** How long a reader may take for what it was sent, in milliseconds. */
  patience?: number
}

const PATIENCE = 60_000
/** The same once it is over: a server that stops waits for its readers. */
const FAREWELL = 1000

export const EVENT_STREAM = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store, no-transform',
  // Proxies that gather what they pass on would keep it for minutes.
  'X-Accel-Buffering': 'no',
}

/** Server-sent events, asked for one by one as they are read. A reader that does not read is left. */
export function eventStream(
  events: AsyncGenerator<ServerSent>,
  { onLeave, onEnd, patience = PATIENCE }: EventStreamOptions,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let over = false
  let waiting: ReturnType<typeof setTimeout> | undefined
  const finish = () => {
    over = true
    clearTimeout(waiting)
    onLeave()
  }
  return new ReadableStream<Uint8Array>({
    start: (controller) =>
      onEnd(() => {
        if (!over) setTimeout(() => drop(controller), FAREWELL)
      }),
    pull: async (controller) => {
      clearTimeout(waiting)
      const { value, done } = await events.next()
      if (over) return
      if (done) {
        finish()
        return controller.close()
      }
      controller.enqueue(encoder.encode(toText(value)))
      waiting = setTimeout(() => drop(controller), patience)
    },
    cancel: async () => {
      finish()
      await events.return(undefined)
    },
  })

  function drop(controller: ReadableStreamDefaultController<Uint8Array>) {
    if (over) return
    finish()
    controller.error(new Error('Nobody read what was sent.'))
    void events.return(undefined)
  }
}

/** As the standard has it; without anything to say, a comment that keeps the line open. */
function toText({ event, id, data, retry }: ServerSent): string {
  const lines = [
    ...(retry === undefined ? [] : [`retry: ${retry}`]),
    ...(id === undefined ? [] : [`id: ${id}`]),
    ...(event === undefined ? [':'] : [`event: ${event}`, `data: ${JSON.stringify(data)}`]),
  ]
  return `${lines.join('\n')}\n\n`
}
