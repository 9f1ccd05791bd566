import { describe, expect, it } from 'vitest'
import { resourceState } from '../../../functions/_contracts/resources/listing.ts'
import { factsOf } from '../../../web/src/lib/features/resources/resource-words.ts'
import { saySuggested } from '../../../web/src/lib/features/resources/say-suggested.server.ts'

describe('what a resource says of itself', () => {
  const book = { kind: 'book', level: 'beginner', minutes: 90, cost: 'free', language: 'en' } as const

  it('is its kind, level, time and cost', () => {
    expect(factsOf(book)).toEqual(['Book', 'Beginner', '1 h 30 min', 'Free'])
  })

  it('has its language, unless that is English, and no time where one looks things up', () => {
    expect(factsOf({ ...book, minutes: null, language: 'es' })).toEqual(['Book', 'Beginner', 'Free', 'In Spanish'])
  })
})

describe('the answer to a suggestion', () => {
  it('thanks for what is new, and says what became of what is not', () => {
    const said = resourceState.options.map((state) => saySuggested({ title: 'A page', state }, false))
    expect(new Set(said).size).toBe(resourceState.options.length)
    expect(saySuggested({ title: 'A page', state: 'suggested' }, true)).toBe('Thank you. Instructors look at “A page”.')
    expect(saySuggested({ title: 'A page', state: 'listed' }, true)).toBe('“A page” is listed.')
  })
})
