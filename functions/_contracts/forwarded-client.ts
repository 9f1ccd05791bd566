/**
 * The headers with which the site tells Auth the address of the client whose request it passes on. Auth believes the address
 * only beside the secret that both of them know.
 */
export const FORWARDED_CLIENT = { address: 'x-laude-client-address', secret: 'x-laude-proxy-secret' } as const
