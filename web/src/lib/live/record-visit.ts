import { paths } from '#lib/paths.ts'

const storageKey = (user: string) => `laude/visit/${user}`

/**
 * Records that the learner opened the site, once a day of theirs and community. The server decides which day it is; this only
 * saves requests. Returns true if the visit was recorded now, so pages may have new data.
 */
export async function recordVisit(user: string, community: string, today: string): Promise<boolean> {
  const mark = `${today} ${community}`
  const marks = (localStorage.getItem(storageKey(user)) ?? '').split('\n').filter((it) => it.startsWith(today))
  if (marks.includes(mark) || !navigator.onLine) return false
  const response = await fetch(paths.visit(), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ community }),
    keepalive: true,
  }).catch((failure: unknown) => {
    // Offline: the next visit is recorded instead.
    if (failure instanceof TypeError) return null
    throw failure
  })
  if (!response?.ok) return false
  localStorage.setItem(storageKey(user), [...marks, mark].join('\n'))
  return true
}
