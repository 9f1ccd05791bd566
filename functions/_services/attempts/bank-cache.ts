import type { Database } from '../../_db/client.ts'
import { loadBank } from '../../_db/queries/tests/banks.ts'
import { withRepeat } from '../../_db/repeat.ts'
import type { Question } from '../../_domain/attempts/question.ts'

export type LoadedBank = readonly Question[]

/**
 * Banks with their keys. The database freezes a published version, so a loaded bank stays true as long as nothing of its test is
 * corrected: who asks knows how often that was. Only what its pictures show may be said anew, so a bank that has some is read
 * again from time to time.
 */
export interface BankCache {
  get: (testId: string, version: number, corrections: number) => Promise<LoadedBank>
}

/** Some hundred kilobytes each. */
const MOST_BANKS = 200
/** In milliseconds. */
const MEDIA_STAY_TRUE = 60_000

interface CachedBank {
  bank: Promise<LoadedBank>
  /** When it is read again. */
  until: number
}

export function createBankCache(db: Database, now: () => number): BankCache {
  const cached = new Map<string, CachedBank>()
  return {
    get: (testId, version, corrections) => {
      const key = `${testId} ${version} ${corrections}`
      const known = cached.get(key)
      // A map keeps its order: the bank that was read last is evicted last.
      cached.delete(key)
      const entry = known && known.until > now() ? known : load(key, testId, version)
      const [oldest] = cached.keys()
      if (cached.size >= MOST_BANKS && oldest !== undefined) cached.delete(oldest)
      cached.set(key, entry)
      return entry.bank
    },
  }

  function load(key: string, testId: string, version: number): CachedBank {
    const bank = withRepeat(db, ({ sql }) => loadBank(sql, testId, version))
    const entry: CachedBank = { bank, until: Infinity }
    void settle(key, entry)
    return entry
  }

  async function settle(key: string, entry: CachedBank): Promise<void> {
    try {
      const questions = await entry.bank
      if (questions.some(({ media }) => media.length > 0)) entry.until = now() + MEDIA_STAY_TRUE
    } catch {
      // Who asked for it is told.
      if (cached.get(key) === entry) cached.delete(key)
    }
  }
}
