import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { z } from 'zod'
import { changeMediaBody, media, mediaPage, mediaPath, mediaQuery, uploadQuery } from '../_contracts/media/media.ts'
import { one, oneOfCommunity } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { communityOf } from '../_http/community.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { changeMedia } from '../_services/media/change.ts'
import { removeMedia } from '../_services/media/delete.ts'
import { listMedia } from '../_services/media/list.ts'
import { uploadMedia } from '../_services/media/upload.ts'

const uploadRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Media'],
  path: '/media',
  operationId: 'uploadMedia',
  summary: 'Bring a picture or sound',
  description: `For instructors and admins. Takes PNG, JPEG, WebP, GIF and SVG up to 5 MiB and 24 million pixels, and MP3, Ogg
(Opus, Vorbis), M4A and WAV up to 10 MiB. What a file is, its content says. A picture is written anew as WebP, at most 2000
pixels wide, without whatever else its file carried; a drawing (SVG) keeps what draws; a sound keeps what is to be heard. A
file that the community has already is answered with what it has, and changes nothing.`,
  ...refuses('media_off', 'media_refused', 'media_too_large', 'no_community', 'not_allowed', 'not_found'),
  request: {
    query: uploadQuery,
    body: { required: true, description: 'The file itself.', content: { '*/*': { schema: z.string() } } },
  },
  responses: {
    ...problems,
    200: json(oneOfCommunity(media), 'The community has this file already.'),
    201: json(oneOfCommunity(media), 'Taken.'),
    409: problemJson('This server keeps no files, or you belong to no community.'),
    413: problemJson('The file is too large for what it is.'),
  },
})

const listRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Media'],
  path: '/media',
  operationId: 'listMedia',
  summary: 'List the pictures and sounds of a community',
  description: 'For instructors and admins. The newest come first, each with the tests whose questions show it.',
  ...refuses('no_community', 'not_allowed', 'not_found'),
  request: { query: mediaQuery },
  responses: { ...problems, 200: json(mediaPage, 'Those that have all the words.') },
})

const changeRoute = createRoute({
  ...forSignedIn,
  method: 'patch',
  tags: ['Media'],
  path: '/media/{id}',
  operationId: 'changeMedia',
  summary: 'Say anew what a picture shows, or what is said in a sound',
  description: 'For instructors and admins. Questions that have words of their own for it keep them.',
  ...refuses('not_found'),
  request: { params: mediaPath, body: body(changeMediaBody) },
  responses: { ...problems, 200: json(one(media), 'As it is now.') },
})

const deleteRoute = createRoute({
  ...forSignedIn,
  method: 'delete',
  tags: ['Media'],
  path: '/media/{id}',
  operationId: 'deleteMedia',
  summary: 'Delete a picture or sound that no question shows',
  description: 'For instructors and admins. Older versions of a test count: attempts show them.',
  ...refuses('media_in_use', 'not_found'),
  request: { params: mediaPath },
  responses: { ...problems, 204: { description: 'Deleted.' }, 409: problemJson('A question shows it.') },
})

/** What instructors and admins do with pictures and sounds. */
export const createMediaRoutes = (deps: Dependencies) => {
  const context = contextOf(deps)
  const choose = communityOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(uploadRoute, async (c) => {
      const { community: named, ...described } = c.req.valid('query')
      const community = await choose(c, named)
      const file = c.req.raw.body ?? new Blob([]).stream()
      const { media: data, isNew } = await uploadMedia(context(c), { ...described, community, body: file })
      return isNew ? c.json({ community, data }, 201) : c.json({ community, data }, 200)
    })
    .openapi(listRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      const listed = await listMedia(context(c), { ...c.req.valid('query'), community })
      return c.json({ community, ...listed }, 200)
    })
    .openapi(changeRoute, async (c) => {
      const data = await changeMedia(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data }, 200)
    })
    .openapi(deleteRoute, async (c) => {
      await removeMedia(context(c), c.req.valid('param').id)
      return c.body(null, 204)
    })
}
