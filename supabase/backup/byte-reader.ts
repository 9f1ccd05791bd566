export interface ByteReader {
  /** Exactly so many bytes; fewer only where the source ends, none after it. */
  read: (count: number) => Promise<Buffer>
}

/** Reads a source in pieces of the sizes that the reader wants. */
export function createByteReader(source: AsyncIterable<Uint8Array>): ByteReader {
  const chunks = source[Symbol.asyncIterator]()
  let waiting: Uint8Array[] = []
  let length = 0
  return {
    read: async (count) => {
      while (length < count) {
        const next = await chunks.next()
        if (next.done) break
        waiting.push(next.value)
        length += next.value.length
      }
      const all =
        waiting.length === 1 && waiting[0]
          ? Buffer.from(waiting[0].buffer, waiting[0].byteOffset, length)
          : Buffer.concat(waiting, length)
      const taken = Math.min(count, length)
      waiting = taken === length ? [] : [all.subarray(taken)]
      length -= taken
      return all.subarray(0, taken)
    },
  }
}
