import type { Database } from '../../_db/client.ts'
import { loadBank } from '../../_db/queries/tests/banks.ts'
import type { Question } from '../../_domain/attempts/question.ts'

export type LoadedBank = readonly Question[]

/** Banks with their keys. A published version never changes, so what was loaded once stays true. */
export interface BankCache {
  at: (testId: string, version: number) => Promise<LoadedBank>
}

/** At some hundred kilobytes each. */
const KEPT = 200

export function createBanks(db: Database): BankCache {
  const kept = new Map<string, Promise<LoadedBank>>()
  return {
    at: (testId, version) => {
      const key = `${testId} ${version}`
      let bank = kept.get(key)
      // Whoever was asked for last leaves last.
      kept.delete(key)
      if (!bank) {
        bank = db.withConnection(({ sql }) => loadBank(sql, testId, version))
        bank.catch(() => kept.delete(key))
        const [oldest] = kept.keys()
        if (kept.size >= KEPT && oldest !== undefined) kept.delete(oldest)
      }
      kept.set(key, bank)
      return bank
    },
  }
}
