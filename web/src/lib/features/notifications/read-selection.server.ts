import { selectionBody, type SelectionBody } from '#contracts/notifications/notifications.ts'

/** Which notifications a form is about: up to one that it names, so that later ones stay as they are, or those that are checked. */
export function readSelection(form: FormData): SelectionBody | undefined {
  const upTo = form.get('up_to')
  return selectionBody.safeParse(upTo === null ? { ids: form.getAll('ids') } : { up_to: upTo }).data
}
