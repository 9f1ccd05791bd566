import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { QUESTIONS_OF_ROW, rowsToWrite, type MemoryRow } from '../../../functions/_domain/memory/rows.ts'

const nameOf = ({ test_id, part }: MemoryRow) => `${test_id} ${part}`

/** What is stored after some answers: the worker reads only rows that hold what was asked, and the last one of each test. */
function answer(stored: ReadonlyMap<string, MemoryRow>, answered: ReadonlyMap<string, string>) {
  const tests = new Set(answered.values())
  const rows = [...stored.values()].filter(
    (row) =>
      row.lineages.some((lineage) => answered.has(lineage)) ||
      (tests.has(row.test_id) && !stored.has(nameOf({ ...row, part: row.part + 1 }))),
  )
  const written = rowsToWrite(rows, answered)
  return { stored: new Map([...stored, ...written.map((row) => [nameOf(row), row] as const)]), written }
}

const someAnswers = fc.array(
  fc.uniqueArray(fc.tuple(fc.nat(150), fc.constantFrom('one', 'two')), { selector: ([n]) => n, maxLength: 100 }),
  { maxLength: 8 },
)

describe('the rows of memory', () => {
  it('hold each question once, where it was first answered, and are full but for the last of each test', () => {
    fc.assert(
      fc.property(someAnswers, (all) => {
        let stored: ReadonlyMap<string, MemoryRow> = new Map()
        const firsts = new Map<string, string>()
        for (const answers of all) {
          const answered = new Map(answers.map(([n, test]) => [`q${n}`, test]))
          const next = answer(stored, answered)
          for (const [lineage, test] of answered) if (!firsts.has(lineage)) firsts.set(lineage, test)
          for (const row of next.written) expect(row.lineages.some((lineage) => answered.has(lineage))).toBe(true)
          stored = next.stored
        }
        const rows = [...stored.values()]
        const lineages = (test: string) =>
          rows
            .filter(({ test_id }) => test_id === test)
            .toSorted((a, b) => a.part - b.part)
            .flatMap((row) => row.lineages)
        for (const test of ['one', 'two'])
          expect(lineages(test)).toEqual([...firsts].filter(([, its]) => its === test).map(([lineage]) => lineage))
        for (const row of rows) {
          const isLast = !stored.has(nameOf({ ...row, part: row.part + 1 }))
          if (isLast) expect(row.lineages.length).toBeLessThanOrEqual(QUESTIONS_OF_ROW)
          else expect(row.lineages).toHaveLength(QUESTIONS_OF_ROW)
        }
      }),
    )
  })
})
