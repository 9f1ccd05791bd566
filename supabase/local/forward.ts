import { Hono, type Context } from 'hono'
import { proxy } from 'hono/proxy'
import { FORWARDED_CLIENT } from '../../functions/_contracts/forwarded-client.ts'
import { createAddressReader } from '../../functions/_http/client-address.ts'

interface ForwardOptions {
  /** Where the process answers that has Auth. */
  to: string
  proxySecret: string | undefined
  socketAddress: (c: Context) => string | undefined
}

/**
 * Passes requests on to the one process that has Auth: its counts of guesses are in its memory, and two of them would let through
 * twice as many. Auth learns the client's address as it does from the site.
 */
export function createForwarder({ to, proxySecret, socketAddress }: ForwardOptions): Hono {
  const addressOf = createAddressReader({ socketAddress, proxySecret })
  return new Hono().all('*', (c) => {
    const { pathname, search } = new URL(c.req.url)
    const headers = new Headers(c.req.raw.headers)
    headers.set(FORWARDED_CLIENT.address, addressOf(c) ?? '')
    if (proxySecret) headers.set(FORWARDED_CLIENT.secret, proxySecret)
    return proxy(`${to}${pathname}${search}`, { raw: c.req.raw, headers })
  })
}
