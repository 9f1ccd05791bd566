import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import {
  certificate,
  certificatePath,
  changeCertificateBody,
  myCertificate,
  revokeCertificateBody,
} from '../_contracts/certificates/certificates.ts'
import { list, one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { contextOf, readerContextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forAnyone, forSignedIn, json, problemJson, problems, publiclyCached, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { changeCertificate } from '../_services/certificates/change.ts'
import { listMyCertificates } from '../_services/certificates/list-mine.ts'
import { readCertificate } from '../_services/certificates/read.ts'
import { revokeCertificate } from '../_services/certificates/revoke.ts'

const listRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Certificates'],
  path: '/certificates',
  operationId: 'listCertificates',
  summary: 'List your certificates, the latest first',
  description: 'Of all your communities.',
  responses: { ...problems, 200: json(list(myCertificate), 'Revoked ones are included.') },
})

const readRoute = createRoute({
  ...forAnyone,
  ...publiclyCached(60),
  method: 'get',
  tags: ['Certificates'],
  path: '/certificates/{number}',
  operationId: 'verifyCertificate',
  summary: 'Verify a certificate by its number',
  description:
    'Public. A private certificate proves the same, but does not name its holder. A mistyped number gets another problem code than a number that was never issued.',
  ...refuses('not_found', 'number_mistyped'),
  request: { params: certificatePath },
  responses: {
    ...problems,
    200: json(one(certificate), 'What the certificate proves. Without a token the answer may be cached for a minute.'),
  },
})

const changeRoute = createRoute({
  ...forSignedIn,
  method: 'patch',
  tags: ['Certificates'],
  path: '/certificates/{number}',
  operationId: 'updateCertificate',
  summary: 'Correct the name on a certificate, or change its visibility',
  description: 'The holder corrects the name within 30 days; later an instructor of the community can.',
  ...refuses('name_settled', 'not_allowed', 'not_found', 'number_mistyped'),
  request: { params: certificatePath, body: body(changeCertificateBody) },
  responses: {
    ...problems,
    200: json(one(certificate), 'The certificate as it is now.'),
    409: problemJson('The name cannot be corrected any more.'),
  },
})

const revokeRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Certificates'],
  path: '/certificates/{number}/revoke',
  operationId: 'revokeCertificate',
  summary: 'Revoke a certificate for good',
  description:
    'For instructors and admins of its community. The holder is notified, and the audit log records it. A repeat changes nothing: the first reason stays.',
  ...refuses('not_allowed', 'not_found', 'number_mistyped'),
  request: { params: certificatePath, body: body(revokeCertificateBody) },
  responses: {
    ...problems,
    200: json(one(certificate), 'The certificate is revoked, by this request or an earlier one.'),
  },
})

export function createCertificateRoutes(deps: Dependencies) {
  const context = contextOf(deps)
  const readerContext = readerContextOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) => {
      const data = await listMyCertificates(context(c))
      return c.json({ data, page: { next: null } }, 200)
    })
    .openapi(readRoute, async (c) => {
      const data = await readCertificate(readerContext(c), c.req.valid('param').number)
      return c.json({ data }, 200)
    })
    .openapi(changeRoute, async (c) => {
      const data = await changeCertificate(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data }, 200)
    })
    .openapi(revokeRoute, async (c) => {
      const data = await revokeCertificate(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data }, 200)
    })
}
