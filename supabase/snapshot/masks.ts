import type { CatalogTable } from './catalog.ts'
import { treatmentOf, type Treatment } from './columns.ts'
import { changeField, NULL, type ChangeRow } from './copy-text.ts'
import type { MadeUp } from './made-up.ts'
import type { MaskedJson } from './mask-json.ts'
import { readTexts, writeTexts } from './pg-array.ts'
import type { IsPlain } from './vocabulary.ts'

export interface MaskRules {
  madeUp: MadeUp
  json: MaskedJson
  isPlain: IsPlain
  /** Whether what communities teach with is made up as well. */
  maskContent: boolean
}

/** A column that is copied: as it is, or changed. */
interface CopiedColumn {
  name: string
  change?: (field: string) => string
  /** The change is made only in rows in which this column is set. */
  ifSet?: string
}

/** The columns of a table that a snapshot has, in an order of their own. */
export function copiedColumns({ name: table, columns }: CatalogTable, rules: MaskRules): CopiedColumn[] {
  return columns.flatMap(({ name, type, generated }): CopiedColumn[] => {
    const treatment = treatmentOf(table, name)
    if (generated || treatment === undefined) return []
    return [{ name, ...changeOf(treatment, type, rules) }]
  })
}

/** Undefined where no row of the table is changed. */
export function rowChange(columns: readonly CopiedColumn[]): ChangeRow | undefined {
  const changes = columns.flatMap(({ change, ifSet }, index) =>
    change ? [{ change, index, condition: columns.findIndex(({ name }) => name === ifSet) }] : [],
  )
  if (changes.length === 0) return undefined
  return (fields) => {
    for (const { change, index, condition } of changes)
      if (condition < 0 || fields[condition] !== NULL) fields[index] = change(fields[index] ?? NULL)
    return fields
  }
}

const SUGGESTED = 'suggested_by'

function changeOf(
  treatment: Treatment,
  type: string,
  { madeUp, json, isPlain, maskContent }: MaskRules,
): Pick<CopiedColumn, 'change' | 'ifSet'> {
  const by = (make: (text: string) => string) => ({ change: (field: string) => changeField(field, make) })
  const address = by((text) =>
    text.replace(/^(https?:\/\/)?.*$/s, (_, scheme = '') => `${scheme}${madeUp.address(text)}`),
  )
  switch (treatment) {
    case 'keep':
    case 'identifier':
      return {}
    case 'content':
      return maskContent ? by(contentOf(type, madeUp)) : {}
    case 'suggested':
      return { ...by(madeUp.text), ...(maskContent ? {} : { ifSet: SUGGESTED }) }
    case 'address':
      return { ...address, ...(maskContent ? {} : { ifSet: SUGGESTED }) }
    case 'code':
      return by((text) => (isPlain(text) ? text : madeUp.code(text)))
    case 'json':
    case 'counters':
    case 'answers':
      return by(json[treatment])
    case 'empty':
      return by(() => '')
    case 'gone':
      return { change: () => NULL }
    case 'text':
    case 'label':
    case 'name':
    case 'username':
    case 'email':
    case 'certificate':
    case 'hash':
      return by(madeUp[treatment])
  }
}

function contentOf(type: string, madeUp: MadeUp): (value: string) => string {
  const text = withGaps(madeUp.text)
  if (type === 'text[]') return (value) => writeTexts(readTexts(value).map((element) => element && text(element)))
  if (type === 'jsonb') return (value) => JSON.stringify(textsOf(JSON.parse(value), text))
  return text
}

/** The gaps of a prompt stay: without them the question would ask nothing. */
const withGaps = (make: (text: string) => string) => (text: string) =>
  [make(text), ...(text.match(/\{\{\d+\}\}/g) ?? [])].join(' ')

/** Names of ours in what a question asks and what is right. */
const OURS = new Set(['kind', 'shape', 'picture'])

/** What a question asks, and what is right: the keys are ours. */
function textsOf(value: unknown, text: (value: string) => string): unknown {
  if (typeof value === 'string') return text(value)
  if (Array.isArray(value)) return value.map((item) => textsOf(item, text))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, OURS.has(key) ? inner : textsOf(inner, text)]),
  )
}
