import { FORWARDED_CLIENT } from '#contracts/forwarded-client.ts'

interface Client {
  address: string
  userAgent: string | null
  /** The secret that the site shares with Auth; undefined if it has none. */
  secret: string | undefined
}

/**
 * The headers that tell Auth whose request the site passes on. Without them Auth would see one address and one browser for all
 * users, and the wrong passwords of one of them would hold up the others.
 */
export const forwardedClient = ({ address, userAgent, secret }: Client): Record<string, string> => ({
  ...(userAgent ? { 'user-agent': userAgent } : {}),
  ...(secret ? { [FORWARDED_CLIENT.address]: address, [FORWARDED_CLIENT.secret]: secret } : {}),
})
