import { hc, parseResponse } from 'hono/client'
import { z } from 'zod'
import { media } from '#contracts/media/media.ts'
import { problem } from '#contracts/wire.ts'
import type { MediaApi } from '#functions/media-api/app.ts'
import { refusalSentence } from '#lib/refusal-sentence.ts'
import { measureUpstream } from '#lib/shell/metrics.server.ts'
import { asUser, base, toPageError } from './call.server.ts'
import { idParam } from './params.server.ts'
import { toFormRefusal } from './refusals.server.ts'

const COMMUNITY = 'community_not_found'
const MEDIUM = 'media_not_found'
/** In milliseconds: a large file on its way to the store, or a large picture that is written anew. */
const UPLOAD_PATIENCE = 120_000

const OWN_WORDS: ReadonlySet<string> = new Set(['media_refused', 'validation_failed'])

const uploaded = z.object({ data: media })
const refused = toFormRefusal(MEDIUM)

export interface FileToUpload {
  file: Blob
  alt: string
  name: string
}

/** The function media-api, called for a signed-in user. */
export function mediaApi(token: string) {
  const { media } = hc<MediaApi>(base, asUser(token))['media-api']
  return {
    list: (community: string, { q, cursor }: { q?: string; cursor?: string }) =>
      parseResponse(media.$get({ query: { community, q, cursor } })).catch(toPageError(COMMUNITY)),
    change: async (id: string, alt: string) =>
      parseResponse(media[':id'].$patch({ param: await idParam(id, MEDIUM), json: { alt } })).catch(refused),
    remove: async (id: string) =>
      parseResponse(media[':id'].$delete({ param: await idParam(id, MEDIUM) })).catch(refused),
    /** Sends the bytes as they are: the function looks at nothing else. */
    upload: async (community: string, { file, alt, name }: FileToUpload) => {
      const query = new URLSearchParams({ community, alt, name })
      const response = await measureUpstream(() =>
        fetch(`${base}/media-api/media?${query}`, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
          body: file,
          signal: AbortSignal.timeout(UPLOAD_PATIENCE),
        }),
      ).catch(toPageError(COMMUNITY))
      const body: unknown = await response.json()
      if (response.ok) return uploaded.parse(body)
      const why = problem.safeParse(body).data
      if (!why || why.status >= 500) return toPageError(COMMUNITY)(undefined)
      // What is wrong with a file or lacks words, the function says best.
      const says = OWN_WORDS.has(why.code) ? why.detail : refusalSentence(why)
      return { refused: { code: why.code, says } }
    },
  }
}
