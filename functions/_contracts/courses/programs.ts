import { z } from 'zod'
import { status } from '../achievements/catalogue.ts'
import { revision } from './authoring.ts'
import { courseCard } from './courses.ts'
import { slug } from '../wire.ts'

/** A program with its courses in order. */
export const program = z
  .object({
    id: z.uuid(),
    slug,
    title: z.string(),
    description: z.string(),
    status,
    revision,
    community: z.object({ slug, name: z.string() }),
    courses: z.array(courseCard),
  })
  .meta({ id: 'Program' })
export type Program = z.infer<typeof program>
