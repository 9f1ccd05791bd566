import { z } from 'zod'
import { instant, list } from '../wire.ts'

export const personBlock = z
  .object({ username: z.string(), display_name: z.string(), blocked_at: instant })
  .meta({ id: 'PersonBlock' })
export type PersonBlock = z.infer<typeof personBlock>
export const personBlocks = list(personBlock)
