import { error } from '@sveltejs/kit'
import { dev } from '$app/env'
import { anonymous, base } from '#lib/api/call.server.ts'
import { API_FUNCTIONS, type ApiFunction } from './api-functions.ts'
import { keep } from './keep.ts'
import { openApiDocument } from './openapi.ts'
import { toIndex } from './reference-index.ts'
import { toReference } from './to-reference.server.ts'

/** A document changes only with a deployment of its function; while it is being written, with every line. */
const TTL_MS = dev ? 1_000 : 3_600_000

const load = async (name: ApiFunction) => {
  const response = await anonymous.fetch(`${base}/${name}/openapi.json`)
  if (!response.ok) throw new Error(`${name} answered ${response.status}`)
  return toReference(name, openApiDocument.parse(await response.json()))
}

const kept = keep(load, { ttl: TTL_MS, now: Date.now })

/** What a function says of itself. */
export const readReference = (name: ApiFunction) =>
  kept(name).catch(() => error(503, `${name} did not describe itself.`, { code: 'api_unreachable' }))

/** Every function with its operations, for contents and search; those that do not answer are left without any. */
export const readIndex = () =>
  Promise.all(API_FUNCTIONS.map((name) => kept(name).then(toIndex, () => ({ name, description: '', tags: null }))))

/** Every code a request can be refused with: the functions share them, so one that answers says them all. */
export const readProblemCodes = async () => {
  const answers = await Promise.allSettled(API_FUNCTIONS.map(kept))
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value.problemCodes] : []))[0] ?? []
}
