import { z } from 'zod'

/** The part of the environment that says where pictures and sounds are kept. */
export const mediaVariables = {
  /** On this machine, or mounted from another. */
  MEDIA_FOLDER: z.string().min(1).optional(),
  /** Supabase sets this one for deployed functions. Without a folder, files go to the project's Storage. */
  SUPABASE_SERVICE_ROLE_KEY: z.string().min(20).optional(),
}

/** Where the files are; undefined where this server keeps none. */
export type MediaPlace = { folder: string } | { url: string; serviceKey: string }

export function mediaPlaceOf({
  MEDIA_FOLDER: folder,
  SUPABASE_SERVICE_ROLE_KEY: serviceKey,
  SUPABASE_URL: url,
}: z.infer<z.ZodObject<typeof mediaVariables>> & { SUPABASE_URL: string }): MediaPlace | undefined {
  if (folder !== undefined) return { folder }
  return serviceKey === undefined ? undefined : { url, serviceKey }
}
