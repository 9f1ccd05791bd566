import { z } from 'zod'
import { missingService } from './missing-services.ts'

/** A message of Phoenix, on which Realtime is built: an object in its first version, a list in the second. */
const message = z.union([
  z.object({ join_ref: z.string().nullish(), ref: z.string().nullish(), topic: z.string(), event: z.string() }),
  z
    .tuple([z.string().nullish(), z.string().nullish(), z.string(), z.string()], z.unknown())
    .transform(([join_ref, ref, topic, event]) => ({ join_ref, ref, topic, event, isList: true })),
])

/**
 * The reply to a message on a socket of Realtime: channels are refused with the reason. A socket that is not opened tells
 * supabase-js nothing, so it would try again for as long as the page is open. Undefined for what needs no reply.
 */
export function refuseChannel(text: unknown): string | undefined {
  const { data } = message.safeParse(parseJson(text))
  if (!data || (data.event !== 'phx_join' && data.event !== 'heartbeat')) return undefined
  const { join_ref = null, ref = null, topic } = data
  const payload =
    data.event === 'heartbeat'
      ? { status: 'ok', response: {} }
      : { status: 'error', response: { reason: missingService('Realtime') } }
  return JSON.stringify(
    'isList' in data
      ? [join_ref, ref, topic, 'phx_reply', payload]
      : { join_ref, ref, topic, event: 'phx_reply', payload },
  )
}

function parseJson(text: unknown): unknown {
  if (typeof text !== 'string') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
