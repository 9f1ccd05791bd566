import { DATABASE, STORE } from './names.ts'

/**
 * Whether this device stores attempts of a learner. Every page asks, and few devices store any, so this is small and makes no
 * database where there is none.
 */
export async function hasStored(user: string): Promise<boolean> {
  const opening = indexedDB.open(DATABASE)
  let isMissing = false
  opening.addEventListener('upgradeneeded', () => {
    isMissing = true
    opening.transaction?.abort()
  })
  try {
    const database = await resultOf(opening)
    // The keys of a learner: everything between "user/" and the character that follows the slash.
    const mine = IDBKeyRange.bound(`${user}/`, `${user}0`)
    const count = resultOf(database.transaction(STORE).objectStore(STORE).count(mine))
    // It closes after what has begun.
    database.close()
    return (await count) > 0
  } catch (failure) {
    if (isMissing) return false
    throw failure
  }
}

const resultOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('The storage cannot be read.')))
  })
