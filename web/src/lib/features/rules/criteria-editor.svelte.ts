import { criteria } from '#contracts/rules/criteria.ts'
import { sayCriteria, type NameOf } from '#domain/rules/say-criteria.ts'
import { lineAt, lineOf, locate } from './criteria-json.ts'
import { toFieldErrors } from '#lib/field-errors.ts'
import type { JsonValue } from './criteria-tree.ts'
import type { FieldFault } from '#lib/features/achievements/authoring/definition.ts'

export interface LineFault extends FieldFault {
  line: number
}

/**
 * A rule with two views, a form and JSON. The text is the value, so nothing typed is lost; the form shows the last text
 * that was valid JSON, and rewrites the text.
 */
export function createCriteriaEditor(first: string, nameOf: NameOf) {
  let text = $state(first)
  let refused = $state<{ text: string; faults: readonly FieldFault[] }>({ text: '', faults: [] })
  let last: JsonValue = null

  const located = $derived(locate(text))
  const rule = $derived.by<JsonValue>(() => {
    if ('places' in located) last = JSON.parse(text)
    return last
  })
  const read = $derived(criteria.safeParse(rule))

  const faults = $derived.by<LineFault[]>(() => {
    if ('slip' in located) {
      const { at, message } = located.slip
      return [{ path: '', message, line: lineAt(text, at) }]
    }
    const found = toFieldErrors(read.error?.issues ?? [])
    // The API's faults hold only for the text that was sent.
    const said = refused.text === text ? refused.faults.filter((it) => !found.some(({ path }) => path === it.path)) : []
    return [...found, ...said]
      .map((it) => ({ ...it, line: lineOf(text, located.places, it.path) }))
      .toSorted((one, other) => one.line - other.line)
  })

  return {
    get text() {
      return text
    },
    set text(typed: string) {
      text = typed
    },
    get rule() {
      return rule
    },
    /** Whether the text is JSON. While it is not, the form is disabled. */
    get isJson() {
      return 'places' in located
    },
    get faults() {
      return faults
    },
    /** The rule; null while the text is not a valid one. */
    get criteria() {
      return faults.length === 0 && read.success ? read.data : null
    },
    /** The rule in plain words; undefined while the text is not a valid one. */
    get says() {
      return faults.length === 0 && read.success ? sayCriteria(read.data, nameOf) : undefined
    },
    write: (changed: JsonValue) => {
      text = JSON.stringify(changed, null, 2)
    },
    format: () => {
      if ('places' in located) text = JSON.stringify(rule, null, 2)
    },
    /** Shows the API's faults, whose paths begin with `criteria`. */
    refuse: (sent: string, all: readonly FieldFault[]) => {
      const own = all.filter(({ path }) => /^criteria($|[.[])/.test(path))
      refused = {
        text: sent,
        faults: own.map(({ path, message }) => ({ path: path.replace(/^criteria\.?/, ''), message })),
      }
    },
  }
}

export type CriteriaEditor = ReturnType<typeof createCriteriaEditor>
