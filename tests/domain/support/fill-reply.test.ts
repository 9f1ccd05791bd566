import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fillReply } from '../../../functions/_domain/support/fill-reply.ts'

describe('a reply that is used', () => {
  it('has the name in it, as often as it asks for it', () => {
    expect(fillReply('Hello {name}, {name}!', { name: 'Ada' })).toBe('Hello Ada, Ada!')
    expect(fillReply('{Name} {names} {} name {title}', { name: 'Ada' })).toBe('{Name} {names} {} name {title}')
  })

  it('has the name as it is, whatever is in it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom('$&', '$1', '{name}')), (name) => {
        expect(fillReply('<{name}>', { name })).toBe(`<${name}>`)
      }),
    )
  })
})
