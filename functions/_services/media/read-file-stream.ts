import { sniff } from '../../_domain/media/sniff.ts'
import { refuseLarge } from './clean-file.ts'

/** The bytes of a stream. One that grows too large for what it is, is given up at once. */
export async function readFileStream(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    chunks.push(chunk)
    const [first] = chunks
    refuseLarge(first && sniff(first), size)
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks.splice(0)) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}
