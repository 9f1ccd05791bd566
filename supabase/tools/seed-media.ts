import { join } from 'node:path'
import process from 'node:process'
import { z } from 'zod'
import { createMediaStore } from '../../functions/_http/create-media.ts'
import { mediaPlaceOf, mediaVariables } from '../../functions/_http/media-env.ts'
import { readVariables } from '../../functions/_http/read-variables.ts'
import { putSeededMedia } from '../local/seeded-media.ts'

// npm run media:seed: puts the pictures of the seeds where the functions look for them. npm start does it by itself.
const { DATABASE_URL, ...variables } = readVariables(
  z.object({ ...mediaVariables, DATABASE_URL: z.url(), SUPABASE_URL: z.string().default('') }),
  process.env,
)
const place = mediaPlaceOf(variables)

if (place) {
  const count = await putSeededMedia(DATABASE_URL, createMediaStore(place), join(import.meta.dirname, '../..'))
  console.log(`${count} ${count === 1 ? 'file was' : 'files were'} put there; the others were there already.`)
} else {
  console.error('Set MEDIA_FOLDER, or SUPABASE_URL and SUPABASE_SERVICE_ROLE_KEY, as the functions have them.')
  process.exitCode = 2
}
