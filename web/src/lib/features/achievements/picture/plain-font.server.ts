import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
/** Converts WOFF2 to the plain font format. The package has no types. */
const { decompress }: { decompress: (font: Uint8Array) => Promise<Uint8Array> } = require('wawoff2')

/** `decompress` returns a view of memory that its next call overwrites, so calls take turns and copy their result. */
let lastTurn: Promise<unknown> = Promise.resolve()

export const toPlainFont = (woff2: Uint8Array): Promise<Buffer> => {
  const turn = lastTurn.then(async () => Buffer.from(await decompress(woff2)))
  lastTurn = turn.catch(() => undefined)
  return turn
}
