import { describe, expect, it } from 'vitest'
import { countOperations, searchIndex } from '../../../web/src/lib/features/api-reference/reference-index.ts'

const operation = (method: string, path: string, summary: string) => ({
  anchor: `${method}${path}`,
  method,
  path,
  summary,
})
const functions = [
  {
    name: 'courses-api' as const,
    description: '',
    tags: [
      { name: 'Courses', anchor: 'about-courses', operations: [operation('get', '/courses', 'List the courses')] },
      {
        name: 'Course authoring',
        anchor: 'about-course-authoring',
        operations: [
          operation('post', '/courses', 'Create a course'),
          operation('delete', '/courses/{id}', 'Delete it'),
        ],
      },
    ],
  },
  { name: 'events-worker' as const, description: '', tags: null },
]
const found = (text: string) =>
  searchIndex(functions, text).flatMap(({ tags }) =>
    (tags ?? []).flatMap(({ operations }) => operations.map(({ anchor }) => anchor)),
  )

describe('a search in the API reference', () => {
  it('finds what has every word in its method, path, summary or tag, whatever the case', () => {
    expect(found('POST')).toEqual(['post/courses'])
    expect(found('authoring {id}')).toEqual(['delete/courses/{id}'])
    expect(found('course list')).toEqual(['get/courses'])
  })

  it('without a word finds everything, and with one that is nowhere nothing', () => {
    expect(found('  ')).toHaveLength(3)
    expect(found('list xylophone')).toEqual([])
  })

  it('leaves out functions and tags without a match', () => {
    expect(searchIndex(functions, 'delete').map(({ name, tags }) => [name, tags?.length])).toEqual([['courses-api', 1]])
  })
})

it('a function that did not answer has no operations to count', () => {
  expect(functions.map(countOperations)).toEqual([3, 0])
})
