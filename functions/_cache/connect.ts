import { withPatience, type PatienceOptions } from './patient.ts'
import { connectRest, type RestAddress } from './rest.ts'
import type { SharedStore } from './shared-store.ts'
import { connectTcp } from './tcp.ts'

/** Where a Redis is: an address for TCP, or one for REST with its token. */
export type StoreAddress = string | RestAddress

interface ConnectOptions extends PatienceOptions {
  /** Told once of each failure to connect. */
  report: (message: string) => void
}

export const connectStore = (address: StoreAddress, { report, ...patience }: ConnectOptions): SharedStore =>
  withPatience(typeof address === 'string' ? connectTcp(address, report) : connectRest(address, report), patience)
