import type postgres from 'postgres'
import { toLiteral, type ArrayElement } from './arrays.ts'

/** What a parameter may be. Arrays are written out as Postgres reads them, so that its driver need not know their type. */
export type ParameterValue = ArrayElement | readonly ArrayElement[]

/** A parameter of a statement, read from the input it is run with. */
export type Parameter<Input> = (input: Input) => ParameterValue

/** A piece of SQL: its text, cut where a parameter stands. */
export interface Fragment<Input> {
  strings: readonly string[]
  /** One between every two strings. */
  parameters: readonly Parameter<Input>[]
}

/** SQL from a name or a list of names that our own code spells; never from a value. */
export const rawSql = (text: string): Fragment<unknown> => ({ strings: [text], parameters: [] })

/**
 * A piece of SQL that is put together once, when its module loads: what stands in it are other pieces and parameters, never
 * values.
 */
export function fragment<Input>(
  { raw: [first = '', ...rest] }: TemplateStringsArray,
  ...parts: (Fragment<Input> | Parameter<Input>)[]
): Fragment<Input> {
  const strings: string[] = []
  const parameters: Parameter<Input>[] = []
  let text = first
  for (const [index, part] of parts.entries()) {
    const pieces = typeof part === 'function' ? { strings: ['', ''], parameters: [part] } : part
    const [head = '', ...tail] = pieces.strings
    text += head
    for (const [at, next] of tail.entries()) {
      const parameter = pieces.parameters[at]
      if (!parameter) throw new Error('A piece of SQL has one parameter between every two strings.')
      strings.push(text)
      parameters.push(parameter)
      text = next
    }
    text += rest[index] ?? ''
  }
  return { strings: [...strings, text], parameters }
}

/** The text of a statement, with `$1` and so on; a parameter that stands in several places is sent once. */
export function toText<Input>({ strings: [first = '', ...rest], parameters }: Fragment<Input>) {
  const sent: Parameter<Input>[] = [...new Set(parameters)]
  const text = rest.reduce((sql, next, index) => {
    const parameter = parameters[index]
    return `${sql}$${parameter ? sent.indexOf(parameter) + 1 : 0}${next}`
  }, first)
  return { text, parameters: sent }
}

/**
 * A statement whose text never changes, so that each connection prepares and plans it once. Its parameters are read from the
 * input before a connection is taken: that one waits for nothing but Postgres.
 */
export function statement<Input, Row extends object>(sql: Fragment<Input>) {
  const { text, parameters } = toText(sql)
  return (input: Input) => {
    const values = parameters.map((read) => toParameter(read(input)))
    return (connection: postgres.Sql): Promise<postgres.RowList<Row[]>> =>
      connection.unsafe<Row[]>(text, values, { prepare: true })
  }
}

const toParameter = (value: ParameterValue) => (isArray(value) ? toLiteral(value) : (value ?? null))

const isArray = (value: ParameterValue): value is readonly ArrayElement[] => Array.isArray(value)
