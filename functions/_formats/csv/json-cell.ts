import { ImportError } from '../diagnostics.ts'

/** A cell that holds JSON. What it says is checked with the rest of the question. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller names what the contract checks later
export function readJson<Value>(name: string, cell: string): Value {
  try {
    return JSON.parse(cell)
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    throw new ImportError('malformed', `${name}: this is not JSON`)
  }
}
