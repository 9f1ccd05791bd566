import type { WireAnswer } from '#contracts/attempts/answers.ts'
import { paths } from '#lib/paths.ts'

const PATIENCE_MS = 8000

interface GivenInSession {
  number: number
  answer: WireAnswer | null
  at: number
}

/** Sends one answer. late: the session has moved on; waiting: it did not arrive, and is worth another try. */
export async function postAnswer(
  { id, community }: { id: string; community: { slug: string } },
  { number, answer, at }: GivenInSession,
): Promise<'saved' | 'late' | 'waiting'> {
  const responses = [{ number, answer, at, skipped: false }]
  try {
    const response = await fetch(paths.saveAttempt(community.slug, id), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ responses, flags: [], sent_at: Date.now() }),
      keepalive: true,
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (response.ok) return 'saved'
    return response.status === 429 || response.status >= 500 ? 'waiting' : 'late'
  } catch (failure) {
    if (failure instanceof Error) return 'waiting'
    throw failure
  }
}
