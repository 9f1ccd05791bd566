import { z } from 'zod'
import { storable } from '../storable.ts'
import { slug } from '../wire.ts'

/** The name of a type of events, a metric or a dimension. */
export const eventName = storable(64).regex(/^[a-z][a-z0-9_]{0,63}$/, 'snake_case, up to 64 characters')

export const eventTypePath = z.object({ slug, type: eventName })

/** A type of events that a community declared as its own. */
export const declaredType = z.object({ type: eventName, created_at: z.iso.datetime() }).meta({ id: 'EventType' })
export type DeclaredType = z.infer<typeof declaredType>
