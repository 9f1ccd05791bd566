import { checkDuplicates } from './check-duplicates.ts'
import { checkGuessing } from './check-guessing.ts'
import { checkNotes } from './check-notes.ts'
import { checkNumbers, type Recomputed } from './check-numbers.ts'
import { checkTopics } from './check-topics.ts'
import { checkWording } from './check-wording.ts'
import type { BankFinding, SeededBank } from './read-banks.ts'

/** Everything that is to be mended in these banks, in their order. */
export function checkBanks(
  banks: readonly SeededBank[],
  {
    topics,
    numbers,
  }: {
    /** By community. */
    topics: ReadonlyMap<string, ReadonlySet<string>>
    /** By test. */
    numbers: Readonly<Record<string, readonly Recomputed[]>>
  },
): BankFinding[] {
  const found = banks.flatMap((bank) => [
    ...checkGuessing(bank),
    ...checkWording(bank),
    ...checkNotes(bank),
    ...checkTopics(bank, topics.get(bank.community) ?? new Set()),
    ...checkNumbers(bank, numbers[bank.test] ?? []),
  ])
  return [...found, ...checkDuplicates(banks)].toSorted(
    (a, b) => a.bank.localeCompare(b.bank) || (a.question ?? 0) - (b.question ?? 0),
  )
}
