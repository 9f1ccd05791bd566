import { randomBytes, randomUUID } from 'node:crypto'
import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { cors } from 'hono/cors'
import type { Database } from '../../functions/_db/client.ts'
import { AuthError } from './auth/auth-error.ts'
import { readBody } from './auth/body.ts'
import { requireCaller } from './auth/caller.ts'
import { createAddressReader, networkOf } from '../../functions/_http/client-address.ts'
import type { AuthContext, AuthMail, ClientAddress } from './auth/desk.ts'
import { asAuthError, errorResponse } from './auth/error-response.ts'
import { createGrowingDelay } from './auth/growing-delay.ts'
import type { AuthKeys } from './auth/keys.ts'
import { notSupported, otherFlows, otherGrants } from './auth/not-supported.ts'
import { createRateLimit, defaultLimits, type RateLimits } from './auth/rate-limit.ts'
import { recover, recoverBody, recoverEmail } from './auth/recover.ts'
import { noteFailedSignIn } from './auth/note-failed-sign-in.ts'
import { refresh, refreshBody } from './auth/refresh.ts'
import { resend, resendBody, resendEmail } from './auth/resend.ts'
import { settingsOf } from './auth/settings.ts'
import { signIn, signInBody, signInEmail } from './auth/sign-in.ts'
import { signOut } from './auth/sign-out.ts'
import { signUp, signUpBody, wantedEmail } from './auth/sign-up.ts'
import { updateUser, updateUserBody } from './auth/update-user.ts'
import { verify, verifyBody } from './auth/verify.ts'

export interface AuthOptions {
  db: Database
  /** The public address of this API, e.g. http://localhost:54321/auth/v1. */
  issuer: string
  keys: AuthKeys
  now?: () => Date
  newId?: () => string
  newRefreshToken?: () => string
  newMailToken?: () => string
  /** Without it there is no mail, and whoever needs one is told so. */
  mail?: AuthMail
  /** Whether sign-up waits for the link in a mail; off by default. */
  confirmAddresses?: boolean
  /** The address of the socket, which only the caller knows. */
  socketAddress?: (c: Context) => string | undefined
  /** The secret that the site shows beside the address of its client, as all of its users come from one socket. */
  proxySecret?: string
  limits?: Partial<RateLimits>
  /** Called with every error whose cause is not sent to the client. */
  report?: (error: unknown) => void
}

/** The part of the Supabase Auth API that supabase-js uses with passwords and mailed links, to be mounted at /auth/v1. */
export function createAuthApp(options: AuthOptions): Hono {
  const { now = () => new Date(), socketAddress = () => undefined, proxySecret, report = console.error } = options
  const desk: AuthContext = {
    db: options.db,
    issuer: options.issuer,
    keys: options.keys,
    now,
    newId: options.newId ?? randomUUID,
    newRefreshToken: options.newRefreshToken ?? (() => randomBytes(18).toString('base64url')),
    newMailToken: options.newMailToken ?? (() => randomBytes(32).toString('base64url')),
    mail: options.mail,
    confirms: options.mail !== undefined && (options.confirmAddresses ?? false),
  }
  const limits = { ...defaultLimits, ...options.limits }
  const signUps = createRateLimit(limits.signUp, now)
  const signIns = createRateLimit(limits.signIn, now)
  const guesses = createGrowingDelay(limits.guess, now)
  const refreshes = createRateLimit(limits.refresh, now)
  const updates = createRateLimit(limits.updateUser, now)
  const mails = createRateLimit(limits.mail, now)
  const mailsTo = createGrowingDelay(limits.mailTo, now)
  const verifications = createRateLimit(limits.verify, now)

  const addressOf = createAddressReader({ socketAddress, proxySecret })
  const networkOfClient = (c: Context) => networkOf(addressOf(c))
  const visitOf = (c: Context): ClientAddress => ({
    ip: addressOf(c),
    userAgent: c.req.header('user-agent') ?? null,
  })
  const callerOf = (c: Context) => requireCaller(desk, c.req.header('authorization'))

  const app = new Hono()
  app.use(cors(corsOptions))
  app.use(bodyLimit({ maxSize: MAX_BODY, onError: (c) => errorResponse(c, bodyTooLarge()) }))
  app.onError((error, c) => {
    const answer = asAuthError(error)
    if (answer !== error) report(error)
    return errorResponse(c, answer)
  })

  app.get('/health', (c) => c.json({ name: 'Laude local Auth', description: 'Supabase Auth for one laptop' }))
  app.get('/settings', (c) => c.json(settingsOf(desk)))
  app.get('/.well-known/jwks.json', (c) => {
    c.header('cache-control', 'public, max-age=600')
    return c.json({ keys: [desk.keys.publicJwk] })
  })

  app.post('/signup', async (c) => {
    signUps.take(networkOfClient(c))
    const body = await readBody(c, signUpBody)
    if (desk.confirms) mailsTo.take(wantedEmail(body))
    return c.json(await signUp(desk, body, visitOf(c)))
  })

  /**
   * Answers before anything is known about the address: an account is not to be told from none, by the answer or by the time it
   * takes. Work that is lost with the process is asked for again.
   */
  function answerAtOnce(c: Context, work: Promise<void>) {
    work.catch(report)
    return c.json({})
  }
  app.post('/recover', async (c) => {
    mails.take(networkOfClient(c))
    const email = recoverEmail(desk, await readBody(c, recoverBody))
    mailsTo.take(email)
    return answerAtOnce(c, recover(desk, email))
  })
  app.post('/resend', async (c) => {
    mails.take(networkOfClient(c))
    const email = resendEmail(desk, await readBody(c, resendBody))
    mailsTo.take(email)
    return answerAtOnce(c, resend(desk, email))
  })
  app.post('/verify', async (c) => {
    verifications.take(networkOfClient(c))
    return c.json(await verify(desk, await readBody(c, verifyBody), visitOf(c)))
  })
  // Programs that scan mail follow its links: what a GET used up would be gone before its reader came.
  app.get('/verify', () => {
    throw notSupported('a link that a visit uses up')
  })

  app.post('/token', async (c) => {
    const grant = c.req.query('grant_type') ?? ''
    if (grant === 'password') return c.json(await passwordGrant(c))
    if (grant === 'refresh_token') {
      refreshes.take(networkOfClient(c))
      const { refresh_token: token } = await readBody(c, refreshBody)
      return c.json(await refresh(desk, token))
    }
    const elsewhere = Object.hasOwn(otherGrants, grant) && otherGrants[grant]
    throw elsewhere ? notSupported(elsewhere) : new AuthError(400, 'validation_failed', 'unsupported_grant_type')
  })

  async function passwordGrant(c: Context) {
    const network = networkOfClient(c)
    const body = await readBody(c, signInBody)
    const email = signInEmail(body)
    const guess = `${email} ${network}`
    // Both are taken before the check, so that a burst of guesses cannot pass while the first is still being checked. A
    // refused guess takes nothing from the network, which others may share.
    guesses.take(guess)
    signIns.take(network)
    try {
      const session = await signIn(desk, email, body.password ?? '', visitOf(c))
      guesses.clear(guess)
      signIns.giveBack(network)
      return session
    } catch (error) {
      if (error instanceof AuthError && error.code === 'invalid_credentials')
        noteFailedSignIn(desk, email).catch(report)
      // A database that is away says nothing of a password, and nobody has to wait once it is back.
      if (!(error instanceof AuthError)) {
        guesses.giveBack(guess)
        signIns.giveBack(network)
      }
      throw error
    }
  }

  app.get('/user', async (c) => c.json((await callerOf(c)).user))
  app.put('/user', async (c) => {
    updates.take(networkOfClient(c))
    const caller = await callerOf(c)
    return c.json(await updateUser(desk, caller, await readBody(c, updateUserBody)))
  })
  app.post('/logout', async (c) => {
    await signOut(desk, await callerOf(c), c.req.query('scope'))
    return c.body(null, 204)
  })

  for (const [path, flow] of Object.entries(otherFlows))
    app.all(path, () => {
      throw notSupported(flow)
    })
  // Not app.notFound: a mounted app's own is never asked.
  app.all('*', (c) => errorResponse(c, new AuthError(404, 'not_found', `There is no ${c.req.method} ${c.req.path}`)))
  return app
}

const MAX_BODY = 64 * 1024
const bodyTooLarge = () =>
  new AuthError(413, 'request_entity_too_large', `Request body too large (max ${MAX_BODY} bytes)`)

/** No cookies are involved, so any page may ask; the last three are sent when tracing is on. */
const corsOptions = {
  origin: '*',
  allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
  allowHeaders: [
    'authorization',
    'x-client-info',
    'apikey',
    'content-type',
    'x-supabase-api-version',
    'x-retry-count',
    'traceparent',
    'tracestate',
    'baggage',
  ],
  exposeHeaders: ['x-supabase-api-version', 'x-sb-error-code', 'retry-after'],
  maxAge: 7200,
}
