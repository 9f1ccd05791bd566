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
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forAnyone, forSignedIn, json, open, problemJson, problems } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { changeMyCertificate } from '../_services/certificates/change.ts'
import { listMyCertificates } from '../_services/certificates/list-mine.ts'
import { readCertificate } from '../_services/certificates/read.ts'
import { revokeCertificateNumbered } from '../_services/certificates/revoke.ts'

const listRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  path: '/certificates',
  summary: "One's own certificates, the latest first",
  responses: { ...problems, 200: json(list(myCertificate), 'Also those that were revoked.') },
})

const readRoute = createRoute({
  ...forAnyone,
  ...open(60),
  method: 'get',
  path: '/certificates/{number}',
  summary: 'Verify a certificate by its number',
  description:
    'For everybody. A private one is proof, too, and says all but whose it is. A number that nobody can have is told from one that nobody has.',
  request: { params: certificatePath },
  responses: {
    ...problems,
    200: json(one(certificate), 'What it proves. Without a token it may be kept for a minute.'),
  },
})

const changeRoute = createRoute({
  ...forSignedIn,
  method: 'patch',
  path: '/certificates/{number}',
  summary: 'Correct the name on a certificate, or decide who reads it',
  request: { params: certificatePath, body: body(changeCertificateBody) },
  responses: {
    ...problems,
    200: json(one(certificate), 'As it is now.'),
    409: problemJson('The name on it cannot be corrected any more.'),
  },
})

const revokeRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  path: '/certificates/{number}/revoke',
  summary: 'Revoke a certificate, for good',
  description:
    'For instructors and admins of its community. The holder is told, and the audit log has it. Again it is the same: the first reason stays.',
  request: { params: certificatePath, body: body(revokeCertificateBody) },
  responses: { ...problems, 200: json(one(certificate), 'Revoked, now or before.') },
})

export const createCertificateRoutes = (deps: Dependencies) =>
  new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) =>
      c.json({ data: await listMyCertificates(deps.db, c.var.claims), page: { next: null } }, 200),
    )
    .openapi(readRoute, async (c) => {
      const data = await readCertificate(deps, c.req.valid('param').number, c.var.claims)
      return c.json({ data }, 200)
    })
    .openapi(changeRoute, async (c) => {
      const { number } = c.req.valid('param')
      return c.json({ data: await changeMyCertificate(deps, c.var.claims, number, c.req.valid('json')) }, 200)
    })
    .openapi(revokeRoute, async (c) => {
      const { number } = c.req.valid('param')
      return c.json({ data: await revokeCertificateNumbered(deps, c.var.claims, number, c.req.valid('json')) }, 200)
    })
