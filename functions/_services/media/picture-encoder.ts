import { Worker } from 'node:worker_threads'
import type { RasterType } from '../../_domain/media/media-types.ts'
import { DomainError } from '../../_domain/errors.ts'
import { refuseFile } from '../../_domain/media/refuse-file.ts'
import type { Reencoded } from './reencode.ts'
import type { FromThread, ToThread } from './reencode-thread.ts'

export interface PictureEncoder {
  reencode: (type: RasterType, bytes: Uint8Array) => Promise<Reencoded>
  stop: () => Promise<void>
}

const BROKEN = 'This picture is broken: a program for pictures may be able to open it and save it anew.'
/** In milliseconds: the library and a large picture take some 200 MB, so they do not stay. */
const IDLE = 30_000
/** A picture takes a second or two. */
const PATIENCE = 60_000

/**
 * Decodes pictures on a thread of its own, one after the other, so that requests go on meanwhile. The thread ends when it has
 * nothing to do, or when a picture keeps it too long. Supabase's edge has no threads, and runs this function for nobody else.
 */
export function createPictureEncoder(): PictureEncoder {
  let thread: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  let queue: Promise<unknown> = Promise.resolve()
  const stop = async () => {
    clearTimeout(idle)
    const ending = thread
    thread = undefined
    await ending?.terminate()
  }
  const run = async (type: RasterType, bytes: Uint8Array): Promise<Reencoded> => {
    clearTimeout(idle)
    thread ??= new Worker(new URL('./reencode-thread.ts', import.meta.url))
    try {
      const answer = await answerOf(thread, { type, bytes })
      if ('failed' in answer) throw new Error(answer.failed)
      return 'broken' in answer ? refuseFile(BROKEN, answer.broken) : answer.picture
    } catch (error) {
      if (!(error instanceof DomainError)) await stop()
      throw error instanceof TooSlow ? new DomainError('media_refused', BROKEN, { cause: error }) : error
    } finally {
      idle = setTimeout(() => void stop(), IDLE)
      idle.unref()
    }
  }
  return {
    reencode: (type, bytes) => {
      if ('EdgeRuntime' in globalThis) return inProcess(type, bytes)
      const turn = queue.then(() => run(type, bytes))
      queue = turn.catch(() => undefined)
      return turn
    },
    stop,
  }
}

class TooSlow extends Error {}

/** Waits for the thread. It keeps the process only so long. */
function answerOf(thread: Worker, message: ToThread): Promise<FromThread> {
  const { promise, resolve, reject } = Promise.withResolvers<FromThread>()
  const gone = () => reject(new Error('The thread that decodes pictures ended.'))
  const patience = setTimeout(() => reject(new TooSlow('The picture took too long.')), PATIENCE)
  thread.ref()
  thread.on('message', resolve).on('error', reject).on('exit', gone)
  thread.postMessage(message, [])
  return promise.finally(() => {
    clearTimeout(patience)
    thread.off('message', resolve).off('error', reject).off('exit', gone)
    thread.unref()
  })
}

async function inProcess(type: RasterType, bytes: Uint8Array): Promise<Reencoded> {
  const { loadLibrary, reencode } = await import('./reencode.ts')
  await loadLibrary()
  try {
    return await reencode(type, bytes)
  } catch (error) {
    return refuseFile(BROKEN, error)
  }
}
