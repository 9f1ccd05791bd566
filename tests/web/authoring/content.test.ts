import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bankQuestion } from '../../../functions/_contracts/tests/bank-question.ts'
import { QUESTION_KINDS } from '../../../functions/_domain/attempts/kinds/kinds.ts'
import { fromContent, tagsOf, tagsText, toContent } from '../../../web/src/lib/features/authoring/question/content.ts'
import { padded } from '../../../web/src/lib/features/authoring/question/kinds.ts'
import { readWritten } from '../../../web/src/lib/features/authoring/question/written-form.ts'
import { blankQuestion } from '../../../web/src/lib/features/authoring/question/written.ts'
import { toJson } from '../../../web/src/lib/features/authoring/to-json.ts'
import { someQuestion } from '../../support/some-banks.ts'

/** The fields of a form that shows a question, as it posts them. */
function fieldsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value.replaceAll('\n', '\r\n')]]
  if (typeof value === 'boolean') return value ? [[path, 'on']] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, part]) => fieldsOf(part, path === '' ? name : `${path}.${name}`))
}

describe('a question in the editor', () => {
  it('of any kind is what it was when nothing was changed', () => {
    fc.assert(
      fc.property(someQuestion, (question) => {
        const stored = bankQuestion.parse(question)
        expect(bankQuestion.parse(toContent(fromContent(toJson(stored))))).toEqual(stored)
      }),
    )
  })

  it('is the same when its form is posted without a script', () => {
    fc.assert(
      fc.property(someQuestion, (question) => {
        const written = fromContent(toJson(bankQuestion.parse(question)))
        expect(toContent(readWritten(fieldsOf(written)))).toEqual(toContent(written))
      }),
    )
  })

  it.each(QUESTION_KINDS)('that is new, of kind %s, is stored and shown again', (kind) => {
    const content = toContent(padded(blankQuestion(kind)))
    expect(content).toMatchObject({ kind, prompt: '' })
    expect(toContent(fromContent(content))).toEqual(content)
  })

  it('keeps what is typed into a field for a number, even if it is none', () => {
    const written = blankQuestion('numeric')
    written.ranges = [{ value: 'about 5', tolerance: '' }]
    expect(fromContent(toContent(written)).ranges).toEqual([{ value: 'about 5', tolerance: '' }])
  })

  it('keeps the name that its file gave it', () => {
    expect(toContent(fromContent({ ...toContent(blankQuestion('essay')), external_id: 'q7' })).external_id).toBe('q7')
  })

  it('is read from any JSON', () => {
    fc.assert(fc.property(fc.jsonValue(), (json) => void toContent(fromContent(toJson(json)))))
  })
})

describe('a posted form', () => {
  it('may have any fields', () => {
    const name = fc.oneof(
      fc.string(),
      fc
        .array(fc.constantFrom('rows', '0', '7', '8', '-1', 'right', 'parts', '__proto__', 'text', 'kind', 'length'))
        .map((steps) => steps.join('.')),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.string())), (fields) => {
        const written = readWritten(fields)
        expect(written.rows.length).toBeLessThanOrEqual(8)
        void toContent(written)
      }),
    )
  })

  it('marks options by their place', () => {
    const { rows } = readWritten([
      ['kind', 'multiple_choice'],
      ['rows.0.text', 'a'],
      ['rows.1.text', 'b'],
      ['rows.right', '1'],
    ])
    expect(rows.map(({ right }) => right)).toEqual([false, true])
  })
})

describe('tags', () => {
  it('with commas in them come back', () => {
    const tags = ['ports', 'a, b', 'c']
    expect(tagsOf(tagsText(tags))).toEqual(tags)
  })
})
