import { z } from 'zod'
import { storable } from './storable.ts'

/** The most addresses of one batch. */
export const MAX_PARTS = 20
/** Of each of them: all of a batch have to fit into the address that asks for it. */
export const MAX_ADDRESS = 400

const address = storable(MAX_ADDRESS)
  .regex(/^\/[a-z-]+-api(?:[/?][\x21-\x7e]*)?$/, 'an address that begins with the name of a function')
  .meta({ example: '/gamification-api/xp/level?community=harbor' })

export const batchQuery = z.object({
  get: z
    .union([address, z.array(address).min(1).max(MAX_PARTS)])
    .describe('an address below `/functions/v1`; give it once for each response, up to twenty times'),
})

export const batch = z.object({
  responses: z.array(
    z.object({
      status: z.int(),
      body: z.unknown().meta({ example: {} }).describe('what the address answers by itself, a problem included'),
    }),
  ),
})
