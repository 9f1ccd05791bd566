export interface Link {
  slug: string
  url: string
}

export interface CheckedLink extends Link {
  outcome: 'fine' | 'moved' | 'failed'
  /** Where it moved to, or why it failed. */
  detail: string
}

interface Manners {
  /** In milliseconds, for one request with its redirects. */
  patience: number
  atATime: number
}

const POLITE: Manners = { patience: 10_000, atATime: 4 }

const HEADERS = { 'User-Agent': 'laude-resources-check (asks once whether a linked page is still there)' }

/** Asks every link whether it still leads somewhere. The results have the order of the links. */
export async function checkLinks(links: readonly Link[], manners: Partial<Manners> = {}): Promise<CheckedLink[]> {
  const { patience, atATime } = { ...POLITE, ...manners }
  const checked: CheckedLink[] = []
  // The workers share the iterator: each takes the next link that nobody has.
  const left = links.entries()
  const work = async () => {
    for (const [index, link] of left) checked[index] = { ...link, ...(await check(link.url, patience)) }
  }
  await Promise.all(Array.from({ length: atATime }, work))
  return checked
}

async function check(url: string, patience: number): Promise<Omit<CheckedLink, keyof Link>> {
  try {
    const head = await request('HEAD', url, patience)
    // Some servers refuse HEAD, and not all of them with 405.
    const response = head.ok ? head : await request('GET', url, patience)
    if (!response.ok) return { outcome: 'failed', detail: `${response.status} ${response.statusText}`.trim() }
    // The address of a response has no fragment.
    const asked = new URL(url)
    asked.hash = ''
    if (response.url !== asked.href) return { outcome: 'moved', detail: response.url }
    return { outcome: 'fine', detail: '' }
  } catch (error) {
    return { outcome: 'failed', detail: reasonOf(error, patience) }
  }
}

async function request(method: 'HEAD' | 'GET', url: string, patience: number): Promise<Response> {
  const response = await fetch(url, { method, headers: HEADERS, signal: AbortSignal.timeout(patience) })
  await response.body?.cancel()
  return response
}

function reasonOf(error: unknown, patience: number): string {
  if (!(error instanceof Error)) throw error
  if (error.name === 'TimeoutError') return `no answer within ${patience / 1000} s`
  // fetch says that it failed; its cause says why.
  return error.cause instanceof Error ? error.cause.message || error.cause.name : error.message
}
