import type { z } from 'zod'
import { problem } from '../../functions/_contracts/wire.ts'

/** Reads an error, and with it checks that it is a problem as the contract has it, and tells no internals. */
export async function problemOf(response: Response): Promise<z.infer<typeof problem>> {
  const text = await response.text()
  if (response.headers.get('Content-Type') !== 'application/problem+json') throw new Error(`Not a problem: ${text}`)
  if (/\bat .+:\d+:\d+|node_modules|\.ts\b|select |SQLSTATE/i.test(text)) throw new Error(`It tells internals: ${text}`)
  const body = problem.parse(JSON.parse(text))
  if (body.status !== response.status) throw new Error(`Status ${response.status}, but the body says ${body.status}`)
  return body
}
