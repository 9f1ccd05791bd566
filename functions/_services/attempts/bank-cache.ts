import type { Database } from '../../_db/client.ts'
import { loadBank } from '../../_db/queries/tests/banks.ts'
import { withRepeat } from '../../_db/repeat.ts'
import type { Question } from '../../_domain/attempts/question.ts'

export type LoadedBank = readonly Question[]

/** Banks with their keys. The database freezes a published version, so a loaded bank stays true. */
export interface BankCache {
  get: (testId: string, version: number) => Promise<LoadedBank>
}

/** Some hundred kilobytes each. */
const MOST_BANKS = 200

export function createBankCache(db: Database): BankCache {
  const cached = new Map<string, Promise<LoadedBank>>()
  return {
    get: (testId, version) => {
      const key = `${testId} ${version}`
      let bank = cached.get(key)
      // A map keeps its order: the bank that was read last is evicted last.
      cached.delete(key)
      if (!bank) {
        bank = withRepeat(db, ({ sql }) => loadBank(sql, testId, version))
        bank.catch(() => cached.delete(key))
        const [oldest] = cached.keys()
        if (cached.size >= MOST_BANKS && oldest !== undefined) cached.delete(oldest)
      }
      cached.set(key, bank)
      return bank
    },
  }
}
