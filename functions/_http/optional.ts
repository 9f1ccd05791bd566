import { z } from 'zod'

/** A variable that may be missing; one that is set to nothing is, too. */
export const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())
