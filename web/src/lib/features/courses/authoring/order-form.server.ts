import { movedBy } from '#domain/courses/order.ts'
import type { OrderBody } from '#contracts/courses/authoring.ts'
import { formText } from '#lib/api/form-text.server.ts'

const idsIn = (form: FormData, field: string) => formText(form, field).split(' ').filter(Boolean)

/**
 * The order that the page showed, and the new one. A script sends the whole new order; without one, a button sends one
 * step (`up <id>`, `down <id>`, `out <id>`), or a form one more id.
 */
export function readOrder(form: FormData): OrderBody {
  const was = idsIn(form, 'was')
  const [step, id = ''] = formText(form, 'move').split(' ')
  if (step === 'up' || step === 'down') return { was, ids: movedBy(was, id, step === 'up' ? -1 : 1) }
  if (step === 'out') return { was, ids: was.filter((other) => other !== id) }
  if (form.has('add')) return { was, ids: [...was, ...idsIn(form, 'add')] }
  return { was, ids: idsIn(form, 'ids') }
}
