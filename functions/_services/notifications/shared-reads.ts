/** What many streams of a process ask at once, read for all of them together. */
export interface SharedReads<Read> {
  /** The same for everybody until somebody is woken for this topic. Only for streams of a process that listens. */
  read: (topic: string, load: () => Promise<Read>) => Promise<Read>
  /** There is something new for these topics, separated by spaces. */
  forget: (topics: string) => void
  forgetAll: () => void
}

const MOST = 1000

export function createSharedReads<Read>(): SharedReads<Read> {
  const reads = new Map<string, Promise<Read>>()
  return {
    read: (topic, load) => {
      const known = reads.get(topic)
      if (known) return known
      if (reads.size >= MOST) reads.clear()
      const reading = load()
      reads.set(topic, reading)
      // Who asked is told of the failure; who asks next reads again.
      reading.catch(() => {
        if (reads.get(topic) === reading) reads.delete(topic)
      })
      return reading
    },
    forget: (topics) => {
      for (const topic of topics.split(' ')) reads.delete(topic)
    },
    forgetAll: () => reads.clear(),
  }
}
