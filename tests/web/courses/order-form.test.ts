import { describe, expect, it } from 'vitest'
import { readOrder } from '../../../web/src/lib/features/courses/authoring/order-form.server.ts'

describe('the form of a list', () => {
  const read = (fields: Record<string, string>) => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ was: 'a b c', ...fields })) form.set(name, value)
    return readOrder(form).ids.join(' ')
  }

  it('an order form holds the whole new order, or one move within the order that was read', () => {
    expect(read({ ids: 'c a b' })).toBe('c a b')
    expect(read({ move: 'up b' })).toBe('b a c')
    expect(read({ move: 'down b' })).toBe('a c b')
    expect(read({ move: 'up a' })).toBe('a b c')
    expect(read({ move: 'out b' })).toBe('a c')
    expect(read({ add: 'd' })).toBe('a b c d')
    expect(read({ was: '', add: 'd' })).toBe('d')
  })
})
