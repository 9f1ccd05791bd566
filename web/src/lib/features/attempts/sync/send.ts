import type { FinishBody, SavedAttempt } from '#contracts/attempts/submissions.ts'
import { paths } from '#lib/paths.ts'
import type { AttemptOwner } from './device.ts'
import { unsent } from './unsent.ts'
import type { AttemptState } from '#lib/features/attempts/box/state.ts'

const PATIENCE_MS = 10_000

/** The outcome of a request. Nothing is lost when it fails: the device has everything. */
export type SendOutcome =
  | { kind: 'done'; saved: SavedAttempt }
  | { kind: 'closed'; why: ClosedReason }
  | { kind: 'signed_out' }
  | { kind: 'refused' }
  | { kind: 'unreachable' }

/** Why an attempt takes no more answers. */
export type ClosedReason = 'finished' | 'abandoned' | 'missing'

const CLOSED: Record<string, ClosedReason> = {
  attempt_finished: 'finished',
  attempt_abandoned: 'abandoned',
  attempt_not_found: 'missing',
}

const body = (state: AttemptState): FinishBody => ({ ...unsent(state), sent_at: Date.now() })

export const postSave = (owner: AttemptOwner, state: AttemptState): Promise<SendOutcome> =>
  post(
    paths.saveAttempt(owner.community, owner.attempt, owner.at),
    { ...body(state), revision: state.revision },
    async (answer) => {
      const { data }: { data: SavedAttempt } = await answer.json()
      return { kind: 'done', saved: data }
    },
  )

/** A finish includes all unsent answers, so no save has to come before it. */
export const postFinish = (owner: AttemptOwner, state: AttemptState): Promise<SendOutcome> =>
  post(paths.finishAttempt(owner.community, owner.attempt, owner.at), body(state), () => ({
    kind: 'closed',
    why: 'finished',
  }))

async function post(
  path: string,
  body: FinishBody,
  read: (response: Response) => SendOutcome | Promise<SendOutcome>,
): Promise<SendOutcome> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      // The request survives leaving the page.
      keepalive: true,
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    return response.ok ? await read(response) : await refusal(response)
  } catch (failure) {
    // No network, no response in time, or one that is not Laude's, such as a hotel's sign-in page.
    if (failure instanceof Error) return { kind: 'unreachable' }
    throw failure
  }
}

async function refusal(response: Response): Promise<SendOutcome> {
  if (response.status === 401) return { kind: 'signed_out' }
  if (response.status === 429 || response.status >= 500) return { kind: 'unreachable' }
  const { code }: { code?: string } = await response.json()
  const why = code && CLOSED[code]
  return why ? { kind: 'closed', why } : { kind: 'refused' }
}
