import { error } from '@sveltejs/kit'
import { dev } from '$app/env'
import { base, patientFetch } from '#lib/api/call.server.ts'
import { API_FUNCTIONS, type ApiFunction } from './api-functions.ts'
import { mergeDocuments } from './merge-documents.ts'
import { openApiDocument } from './openapi.ts'
import { toIndex } from './reference-index.ts'
import { toReference } from './to-reference.server.ts'
import { ttlCache } from './ttl-cache.ts'

/** A document changes with a deployment of its function; in development, with every edit. */
const TTL_MS = dev ? 1_000 : 3_600_000

const loadDocument = async (name: ApiFunction): Promise<unknown> => {
  const response = await patientFetch(`${base}/${name}/openapi.json`)
  if (!response.ok) throw new Error(`${name} answered ${response.status}`)
  return response.json()
}
const times = { ttl: TTL_MS, now: Date.now }
const documents = ttlCache(loadDocument, times)

const load = async (name: ApiFunction) => toReference(name, openApiDocument.parse(await documents(name)))

const cached = ttlCache(load, times)

/** The documents of all functions as one. */
export const readMergedDocument = async () => {
  const all = await Promise.all(API_FUNCTIONS.map(documents)).catch(() =>
    error(503, 'A function sent no OpenAPI document.', { code: 'api_unreachable' }),
  )
  return mergeDocuments(all)
}

/** The reference of one function. */
export const readReference = (name: ApiFunction) =>
  cached(name).catch(() => error(503, `${name} sent no OpenAPI document.`, { code: 'api_unreachable' }))

/** Every function with its operations, for contents and search. The tags of one that does not respond are null. */
export const readIndex = () =>
  Promise.all(API_FUNCTIONS.map((name) => cached(name).then(toIndex, () => ({ name, description: '', tags: null }))))

/** Every problem code. The functions share the list, so the first one that responds has all of them. */
export const readProblemCodes = async () => {
  const answers = await Promise.allSettled(API_FUNCTIONS.map(cached))
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value.problemCodes] : []))[0] ?? []
}
