import { paths } from '#lib/paths.ts'

const nameFor = (user: string) => `laude/visit/${user}`
const today = () => new Intl.DateTimeFormat('en-CA').format(new Date())

/**
 * Opening the site counts once a day and community. The server decides what day it is; this only spares it the asking.
 * True: it was said now, so a page may have something new to show.
 */
export async function visit(user: string, community: string): Promise<boolean> {
  const mark = `${today()} ${community}`
  const marks = (localStorage.getItem(nameFor(user)) ?? '').split('\n').filter((it) => it.startsWith(today()))
  if (marks.includes(mark) || !navigator.onLine) return false
  const answer = await fetch(paths.visit(), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ community }),
    keepalive: true,
  }).catch((failure: unknown) => {
    // Without a network it is said on the next occasion.
    if (failure instanceof TypeError) return null
    throw failure
  })
  if (!answer?.ok) return false
  localStorage.setItem(nameFor(user), [...marks, mark].join('\n'))
  return true
}
