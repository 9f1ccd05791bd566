import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { problemOf } from '../../support/problem.ts'
import { useSchool } from '../../support/school.ts'

const odd = fc.oneof(
  fc.integer({ min: -2, max: 102 }),
  fc.double(),
  fc.boolean(),
  fc.constantFrom(null, '', '0', 'a\u0000b', '\ud800', '__proto__', 1e308, -0, Number.MAX_SAFE_INTEGER),
  fc.string({ maxLength: 5, unit: 'binary' }),
  fc.array(fc.integer({ min: -1, max: 8 }), { maxLength: 9 }),
)
/** What is right, mostly, so that the rest of it is looked at too. */
const mostly = <T>(right: fc.Arbitrary<T>) => fc.oneof({ weight: 6, arbitrary: right }, { weight: 1, arbitrary: odd })

const place = mostly(fc.nat(3))
const answer = fc.oneof(
  fc.record({ kind: fc.constant('single_choice'), choice: place }),
  fc.record({ kind: fc.constant('multiple_choice'), choices: mostly(fc.uniqueArray(fc.nat(4), { minLength: 1 })) }),
  fc.record({ kind: fc.constant('true_false'), truth: mostly(fc.boolean()) }),
  fc.record({ kind: fc.constant('numeric'), value: mostly(fc.double({ min: -1e15, max: 1e15, noNaN: true })) }),
  fc.record({ kind: fc.constant('short_text'), text: mostly(fc.string({ unit: 'grapheme', minLength: 1 })) }),
  fc.constant(null),
)
const time = mostly(fc.oneof(fc.nat(2e12), fc.constant(Date.now())))
const number = mostly(fc.integer({ min: 1, max: 25 }))
const given = fc.record({ number, answer: mostly(answer), at: time, skipped: mostly(fc.boolean()) })
const body = fc.record(
  {
    sent_at: time,
    revision: mostly(fc.nat(3)),
    position: number,
    responses: mostly(fc.array(given, { maxLength: 6 })),
    flags: mostly(fc.array(fc.record({ number, flagged: mostly(fc.boolean()) }), { maxLength: 6 })),
  },
  { requiredKeys: ['sent_at'] },
)

describe('whatever is sent', () => {
  const school = useSchool()

  it('any body is saved or refused with a reason, never a server error; what is saved can be read, finished and reviewed', async () => {
    const me = await school.newcomer()
    const { id, questions } = await me.start({ test_id: school.test(), mode: 'exam', length: 25 })
    await me.sinceMinutes(id, 60)
    const tally = { kept: 0, refused: 0 }
    await fc.assert(
      fc.asyncProperty(body, fc.boolean(), async (body, fit) => {
        // Half of the time each answer is put to a question of its kind.
        const kindOf = (answer: unknown) =>
          typeof answer === 'object' && answer !== null && 'kind' in answer ? answer.kind : undefined
        const responses = Array.isArray(body.responses)
          ? body.responses.map((it) =>
              fit && typeof it === 'object'
                ? { ...it, number: questions.find(({ kind }) => kind === kindOf(it.answer))?.number ?? it.number }
                : it,
            )
          : body.responses
        const saved = await me.send('PATCH', `/attempts/${id}`, { ...body, responses })
        if (saved.ok) tally.kept++
        else {
          tally.refused++
          expect((await problemOf(saved)).status).toBe(422)
        }
        await me.read(id)
      }),
      { numRuns: 250 },
    )
    expect(Math.min(tally.kept, tally.refused)).toBeGreaterThan(10)
    const result = await me.finish(id)
    const { questions: cards } = await me.review(id)
    expect(cards.filter(({ answer }) => answer !== null)).toHaveLength(result.answered)
  })

  it.each(['/attempts', '/tests'])('any query of %s is answered or refused', async (path) => {
    const me = await school.newcomer()
    const names = fc.constantFrom('community', 'test_id', 'status', 'limit', 'cursor', 'x')
    const values = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom('harbor', '10', '\u0000', '1e3', '-1', 'finished', `1.${crypto.randomUUID()}`),
    )
    await fc.assert(
      fc.asyncProperty(fc.dictionary(names, values, { maxKeys: 3 }), async (query) => {
        const { status } = await me.send('GET', `${path}?${new URLSearchParams(query)}`)
        expect([200, 404, 422]).toContain(status)
      }),
      { numRuns: 60 },
    )
  })
})
