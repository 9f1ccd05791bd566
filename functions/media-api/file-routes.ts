import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { z } from 'zod'
import { fileHeader, mediaPath, mediaType } from '../_contracts/media/media.ts'
import type { AppEnv } from '../_http/auth.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { forSignedIn, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { readMediaFile } from '../_services/media/read-file.ts'

const file = Object.fromEntries(mediaType.options.map((type) => [type, { schema: z.string() }]))

const fileRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Media'],
  path: '/media/{id}/file',
  operationId: 'getMediaFile',
  summary: 'Get the file of a picture or sound',
  description:
    'For members of its community. A file never changes, so a browser may keep it. `Range` asks for a part of it, as a player of sounds does.',
  ...refuses('media_off', 'not_found'),
  request: { params: mediaPath, headers: fileHeader },
  responses: {
    ...problems,
    200: { description: 'The file.', content: file },
    206: { description: 'The part of it.', content: file },
    304: { description: 'It is what `If-None-Match` names.' },
  },
})

/** The files themselves. */
export const createFileRoutes = (deps: Dependencies) => {
  const context = contextOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid }).openapi(fileRoute, async (c) => {
    const { range: asked } = c.req.valid('header')
    const { media, range, open } = await readMediaFile(context(c), { ...c.req.valid('param'), range: asked })
    const etag = `"${media.sha256}"`
    const headers = {
      ETag: etag,
      'Cache-Control': 'private, max-age=31536000, immutable',
      'Content-Type': media.type,
      'Accept-Ranges': 'bytes',
    }
    if (c.req.header('If-None-Match') === etag) return c.body(null, 304, headers)
    const length = range ? range.end - range.start + 1 : media.bytes
    const parts = range && { 'Content-Range': `bytes ${range.start}-${range.end}/${media.bytes}` }
    return c.body(await open(), range ? 206 : 200, { ...headers, ...parts, 'Content-Length': String(length) })
  })
}
