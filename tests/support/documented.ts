import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { z } from 'zod'

const documents = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        responses: z.record(z.string(), z.object({ content: z.record(z.string(), z.unknown()).optional() })),
        'x-problem-codes': z.array(z.string()),
      }),
    ),
  ),
})
type Paths = z.infer<typeof documents>['paths']

interface Documented {
  paths: Paths
  validate: (pointer: string) => ValidateFunction
}

const MOUNT = '/functions/v1'
const problem = z.object({ code: z.string() })

/**
 * What each function says of itself follows from its code alone, so all apps of a process share it: to write it and to
 * compile its schemas takes longer than most tests do.
 */
const known = new Map<string, Promise<Documented>>()

/** Throws where a function answers what its document does not say: another status, body or problem. */
export function createDocumentCheck(names: string[], read: (name: string) => Promise<unknown>) {
  const documentOf = (name: string): Promise<Documented> => {
    const found = known.get(name) ?? read(name).then(toDocumented)
    known.set(name, found)
    return found
  }
  return async (request: { method: string; url: string }, response: Response): Promise<void> => {
    const path = new URL(request.url).pathname.slice(MOUNT.length).replace(/(?<=.)\/$/, '')
    const [, name = ''] = path.split('/')
    if (!names.includes(name) || path.endsWith('/openapi.json')) return
    const { paths, validate } = await documentOf(name)
    const method = request.method.toLowerCase()
    const template = templateOf(path, method, paths)
    const operation = template === undefined ? undefined : paths[template]?.[method]
    // Addresses and methods that do not exist are in no document.
    if (template === undefined || operation === undefined) return
    const place = `${request.method} ${template} ${response.status}`
    const documented = operation.responses[response.status]
    if (!documented) throw new Error(`${place} is not documented: ${await response.clone().text()}`)
    const [mediaType = ''] = (response.headers.get('Content-Type') ?? '').split(';')
    if (documented.content === undefined) return
    if (!(mediaType in documented.content)) throw new Error(`${place} is not documented as ${mediaType}`)
    if (!mediaType.endsWith('json')) return
    const body: unknown = await response.clone().json()
    const fits = validate(
      pointerTo('paths', template, method, 'responses', `${response.status}`, 'content', mediaType, 'schema'),
    )
    if (!fits(body)) throw new Error(`${place} does not fit: ${JSON.stringify(fits.errors)} in ${JSON.stringify(body)}`)
    if (mediaType !== 'application/problem+json') return
    const { code } = problem.parse(body)
    if (!operation['x-problem-codes'].includes(code)) throw new Error(`${place}: ${code} is not documented`)
  }
}

/** Says what is wrong with a value at a place in a document; null if nothing is. */
export function createValidator(document: unknown) {
  const { validate } = toDocumented(document)
  return (place: string[], value: unknown) => {
    const fits = validate(pointerTo(...place))
    return fits(value) ? null : fits.errors
  }
}

function toDocumented(document: unknown): Documented {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false, inlineRefs: false })
  addFormats.default(ajv)
  ajv.addSchema(z.record(z.string(), z.unknown()).parse(document), 'document')
  const compiled = new Map<string, ValidateFunction>()
  const validate = (pointer: string) => {
    const found = compiled.get(pointer) ?? ajv.compile({ $ref: `document#${pointer}` })
    compiled.set(pointer, found)
    return found
  }
  return { paths: documents.parse(document).paths, validate }
}

const pointerTo = (...keys: string[]) =>
  keys.map((key) => `/${encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('')

/** The template that an address fills; of several, the one with the fewest parameters, as the router prefers it. */
function templateOf(path: string, method: string, paths: Paths): string | undefined {
  const parts = path.split('/')
  const fits = (template: string) => {
    const names = template.replace(/(?<=.)\/$/, '').split('/')
    return (
      names.length === parts.length &&
      names.every((name, n) => name === parts[n] || (name.startsWith('{') && parts[n] !== ''))
    )
  }
  return Object.keys(paths)
    .filter((template) => paths[template]?.[method] && fits(template))
    .toSorted((a, b) => a.split('{').length - b.split('{').length)[0]
}
