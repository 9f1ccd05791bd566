import { goto, refreshAll } from '$app/navigation'
import { livePaths } from '#lib/live-paths.ts'
import type { ShownSession } from './read-session.server.ts'

const PATIENCE_MS = 8000
/** The pause before what could not be read is read again, in milliseconds. */
const RETRY = 1500

/** What the page of a session shows: what it was loaded with, until something newer was read. */
export class SessionPageState {
  #loaded: () => ShownSession
  #read = $state.raw<ShownSession | null>(null)
  #reading = false
  #isWanted = false
  #timer: ReturnType<typeof setTimeout> | undefined

  now: ShownSession = $derived.by(() => {
    const loaded = this.#loaded()
    const isNewer = this.#read !== null && this.#read.session.revision >= loaded.session.revision
    return isNewer && this.#read ? this.#read : loaded
  })

  constructor(loaded: () => ShownSession) {
    this.#loaded = loaded
  }

  /** One request at a time; what is wanted meanwhile is read after it. */
  refresh = async (): Promise<void> => {
    this.#isWanted = true
    if (this.#reading) return
    this.#reading = true
    clearTimeout(this.#timer)
    while (this.#isWanted) {
      this.#isWanted = false
      if (!(await this.#fetch())) this.#timer = setTimeout(() => void this.refresh(), RETRY)
    }
    this.#reading = false
  }

  stop = () => clearTimeout(this.#timer)

  /** Whether it was read, or will not be there at the next try either. */
  async #fetch(): Promise<boolean> {
    const { id, community } = this.now.session
    try {
      const response = await fetch(livePaths.state(community.slug, id), { signal: AbortSignal.timeout(PATIENCE_MS) })
      if (response.ok) {
        const found: ShownSession | { leads: string } = await response.json()
        if ('leads' in found) await goto(found.leads)
        else this.#read = found
        return true
      }
      if (response.status >= 500 || response.status === 429) return false
      // Signed out, or no member any more: the page says what there is to say.
      await refreshAll()
      return true
    } catch (failure) {
      if (failure instanceof Error) return false
      throw failure
    }
  }
}
