import { z } from 'zod'
import { SECURITY_EVENTS } from '../../_domain/profiles/security-events.ts'
import { instant } from '../wire.ts'

export const securityEvent = z
  .object({
    id: z.string(),
    kind: z
      .enum(SECURITY_EVENTS)
      .describe(
        'new_device: a sign-in with a browser that was not used before; calendar_made: an address of a calendar',
      ),
    at: instant,
    times: z.int().describe('sessions that ended together, or wrong passwords within an hour'),
    user_agent: z.string().nullable().describe('what the browser calls itself, where one is meant'),
  })
  .meta({ id: 'SecurityEvent' })
export type SecurityEvent = z.infer<typeof securityEvent>
