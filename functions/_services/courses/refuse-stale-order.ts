import { DomainError } from '../../_domain/errors.ts'

/** Refuses an order that was made from another list than is there, and says what is: nobody's order is lost unseen. */
export function refuseStaleOrder(there: readonly { id: string; title: string }[], was: readonly string[]) {
  if (there.length === was.length && there.every(({ id }, place) => id === was[place])) return
  throw new DomainError('conflict', 'Somebody changed the list since you read it. It stays as it is now.', {
    errors: there.map(({ id, title }, place) => ({ path: `ids[${place}]`, message: `${id} ${title}` })),
  })
}
