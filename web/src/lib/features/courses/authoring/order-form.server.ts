import { movedBy } from '#domain/courses/order.ts'
import type { OrderBody } from '#contracts/courses/authoring.ts'
import { formText } from '#lib/api/form-text.server.ts'

const idsIn = (form: FormData, field: string) => formText(form, field).split(' ').filter(Boolean)

/**
 * A list as a page showed it, and as it shall be: whole where a script has ordered it, else by the one step that a button
 * says (`up <id>`, `down <id>`, `out <id>`), or with one more.
 */
export function readOrder(form: FormData): OrderBody {
  const was = idsIn(form, 'was')
  const [step, id = ''] = formText(form, 'move').split(' ')
  if (step === 'up' || step === 'down') return { was, ids: movedBy(was, id, step === 'up' ? -1 : 1) }
  if (step === 'out') return { was, ids: was.filter((other) => other !== id) }
  if (form.has('add')) return { was, ids: [...was, ...idsIn(form, 'add')] }
  return { was, ids: idsIn(form, 'ids') }
}
