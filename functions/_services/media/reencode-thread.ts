import { parentPort } from 'node:worker_threads'
import type { RasterType } from '../../_domain/media/media-types.ts'
import { loadLibrary, reencode, type Reencoded } from './reencode.ts'

export interface ToThread {
  type: RasterType
  bytes: Uint8Array
}

export type FromThread = { picture: Reencoded } | { broken: string } | { failed: string }

// Deno delivers nothing to a thread that awaits something before it listens.
parentPort?.on('message', (message: ToThread) => {
  void answer(message).then((said) =>
    parentPort?.postMessage(said, 'picture' in said ? [said.picture.bytes.buffer] : []),
  )
})

async function answer({ type, bytes }: ToThread): Promise<FromThread> {
  try {
    await loadLibrary()
  } catch (error) {
    return { failed: String(error) }
  }
  try {
    return { picture: await reencode(type, bytes) }
  } catch (error) {
    return { broken: String(error) }
  }
}
