import { describe, expect, it } from 'vitest'
import { readResourcesShow } from '../../../web/src/lib/features/resources/read-show.server.ts'
import { filterOf } from '../../../web/src/lib/features/resources/resources-show.ts'

const ID = '018f0000-0000-7000-8000-000000000000'
const read = (query: string) =>
  Object.fromEntries(
    Object.entries(readResourcesShow(new URLSearchParams(query))).filter(([, value]) => value !== undefined),
  )

describe('the address of the list of resources', () => {
  it.each([
    ['', {}],
    [
      'topic=routing&kind=video&level=beginner&cost=free',
      { topic: 'routing', kind: 'video', level: 'beginner', cost: 'free' },
    ],
    ['minutes=60&mark=saved&language=pt-BR', { minutes: '60', mark: 'saved', language: 'pt-BR' }],
    [`q=++rfc++&after=${ID}`, { q: 'rfc', after: ID }],
  ])('%s is read', (query, show) => expect(read(query)).toEqual(show))

  it.each([
    'kind=podcast',
    'level=easy',
    'minutes=7',
    'mark=loved',
    'after=last',
    'language=English',
    'topic=',
    'q=+',
    'stars=5',
  ])('%s is ignored', (query) => expect(read(query)).toEqual({}))

  it('has a first page with the same filter', () =>
    expect(filterOf({ topic: 'routing', after: ID })).not.toHaveProperty('after'))
})
