import { fragment } from '../../../statement.ts'
import type { EffectBatch } from './batch.ts'

/** Events of attempts that end without the engine: each goes into the queue if its attempt was closed. */
export const queuedEvents = fragment<EffectBatch>`
  queue_insert as (
    insert into event_queue (user_id, community_id, event)
    select (event ->> 'user_id')::uuid, (event ->> 'community_id')::uuid, event
    from jsonb_array_elements(${({ queued }) => JSON.stringify(queued)}::text::jsonb) as event
    join closed_attempt on closed_attempt.id = (event ->> 'id')::uuid
  )`
