const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]', '::1', '::ffff:127.0.0.1'])

/**
 * Whether a request comes from this machine and asks for it by such a name. Behind a proxy or on a network the one or the other is
 * not so; and a page elsewhere whose name leads here has another name.
 */
export const isThisMachine = (hostname: string, address: string): boolean =>
  LOOPBACK.has(hostname) && LOOPBACK.has(address)
