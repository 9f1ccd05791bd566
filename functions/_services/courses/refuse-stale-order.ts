import { DomainError } from '../../_domain/errors.ts'

/** Refuses an order that was made from an older list, and answers with the current one, so no author's order is lost. */
export function refuseStaleOrder(current: readonly { id: string; title: string }[], was: readonly string[]) {
  if (current.length === was.length && current.every(({ id }, place) => id === was[place])) return
  throw new DomainError('conflict', 'The list was changed after you loaded it. Nothing was changed.', {
    errors: current.map(({ id, title }, place) => ({ path: `ids[${place}]`, message: `${id} ${title}` })),
  })
}
