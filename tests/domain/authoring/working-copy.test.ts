import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareBanks } from '../../../functions/_domain/authoring/compare.ts'
import { takeIn } from '../../../functions/_domain/authoring/take-in.ts'
import {
  applyPiece,
  differenceOf,
  insertBehind,
  reordered,
  rewritten,
  withoutQuestions,
  type WorkingCopy,
  type WorkingQuestion,
} from '../../../functions/_domain/authoring/working-copy.ts'

const IDS = ['a', 'b', 'c', 'd', 'e', 'f']
const content = fc.record({ prompt: fc.constantFrom('one', 'two', 'three', ' ONE ') })
const question: fc.Arbitrary<WorkingQuestion> = content.map((content) => ({
  content,
  copied_from: null,
  origin: 'new',
  import_id: null,
}))
const copy: fc.Arbitrary<WorkingCopy> = fc
  .tuple(fc.shuffledSubarray(IDS), fc.array(question, { minLength: 6, maxLength: 6 }), fc.nat(3))
  .map(([ids, questions, minutes]) => ({
    settings: { title: `T${minutes}` },
    questions: new Map(ids.flatMap((id, index): [string, WorkingQuestion][] => [[id, questions[index] ?? blank]])),
  }))
const blank: WorkingQuestion = { content: {}, copied_from: null, origin: 'new', import_id: null }

const listed = ({ settings, questions }: WorkingCopy) => ({ settings, questions: [...questions] })

/** A change as authors make them. */
const change: fc.Arbitrary<(copy: WorkingCopy) => WorkingCopy> = fc.oneof(
  fc.tuple(fc.uuid(), question, fc.option(fc.constantFrom(...IDS))).map(
    ([id, question, after]) =>
      (copy: WorkingCopy) =>
        insertBehind(copy, [[id, question]], after),
  ),
  fc.subarray(IDS).map((ids) => (copy: WorkingCopy) => withoutQuestions(copy, new Set(ids))),
  fc.tuple(fc.subarray(IDS), content).map(
    ([ids, content]) =>
      (copy: WorkingCopy) =>
        rewritten(copy, new Set(ids), () => content),
  ),
  fc.shuffledSubarray(IDS).map((ids) => (copy: WorkingCopy) => reordered(copy, ids)),
  fc.nat(3).map((minutes) => (copy: WorkingCopy) => ({ ...copy, settings: { title: `T${minutes}` } })),
)

describe('a working copy', () => {
  it('any changes, undone in order, leave what was there before, and redone what was there after', () => {
    fc.assert(
      fc.property(copy, fc.array(change, { maxLength: 8 }), (start, changes) => {
        const states = [start]
        const pieces = changes.map((change) => {
          const before = states.at(-1) ?? start
          const after = change(before)
          states.push(after)
          return differenceOf(before, after)
        })
        let now = states.at(-1) ?? start
        for (const [index, piece] of [...pieces.entries()].toReversed()) {
          now = applyPiece(now, piece.before)
          expect(listed(now)).toEqual(listed(states[index] ?? start))
        }
        for (const [index, piece] of pieces.entries()) {
          now = applyPiece(now, piece.after)
          expect(listed(now)).toEqual(listed(states[index + 1] ?? start))
        }
      }),
    )
  })

  it('no change that names a few questions loses another', () => {
    fc.assert(
      fc.property(copy, fc.shuffledSubarray(IDS), (copy, ids) => {
        expect([...reordered(copy, ids).questions.keys()].toSorted()).toEqual([...copy.questions.keys()].toSorted())
      }),
    )
  })

  it('taking questions in twice changes nothing the second time but the import that they belong to', () => {
    fc.assert(
      fc.property(copy, fc.array(content, { maxLength: 6 }), (copy, contents) => {
        const intake = (import_id: string) => {
          let next = 0
          return {
            contents,
            origin: 'import' as const,
            import_id,
            after: undefined,
            newId: () => `${import_id}${next++}`,
          }
        }
        const once = takeIn(copy, intake('first'))
        const twice = takeIn(once.copy, intake('second'))
        expect([...twice.copy.questions.keys()]).toEqual([...once.copy.questions.keys()])
        expect(twice.ids.toSorted()).toEqual(once.ids.toSorted())
        expect(new Set(once.ids).size).toBe(contents.length)
      }),
    )
  })
})

describe('comparing two states of a bank', () => {
  const state = fc
    .tuple(fc.shuffledSubarray(IDS), fc.array(content, { minLength: 6, maxLength: 6 }))
    .map(([ids, contents]) => new Map(ids.map((id, index) => [id, contents[index] ?? {}])))

  it('says of every question what became of it, and of the same bank that nothing did', () => {
    fc.assert(
      fc.property(state, state, (before, after) => {
        const compared = compareBanks(before, after)
        expect(compared.map(({ id }) => id).toSorted()).toEqual(
          [...new Set([...before.keys(), ...after.keys()])].toSorted(),
        )
        for (const { id, change } of compared) {
          expect(change === 'added').toBe(!before.has(id))
          expect(change === 'removed').toBe(!after.has(id))
        }
        expect(compared.filter(({ change }) => change !== 'removed').map(({ id }) => id)).toEqual([...after.keys()])
        expect(compareBanks(before, before).every(({ change }) => change === 'none')).toBe(true)
      }),
    )
  })

  it('one question that is put elsewhere has moved, and no other', () => {
    fc.assert(
      fc.property(fc.nat(5), fc.nat(5), (from, to) => {
        const before = new Map(IDS.map((id) => [id, { prompt: id }]))
        const id = IDS[from] ?? ''
        const ids = IDS.toSpliced(from, 1).toSpliced(to, 0, id)
        const moved = compareBanks(before, new Map(ids.map((id) => [id, { prompt: id }]))).filter(
          ({ change }) => change !== 'none',
        )
        expect(moved.length).toBe(from === to ? 0 : 1)
        if (Math.abs(from - to) > 1) expect(moved[0]).toMatchObject({ id, change: 'moved' })
      }),
    )
  })
})
