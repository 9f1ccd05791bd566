const TRACKING = /^(?:utm_.*|fbclid|gclid|mc_[ce]id|ref)$/i

/** Names that lead nowhere on the Internet, or into the network of whoever follows them. */
const LOCAL = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|private|arpa|test|invalid|onion)$/

export const isUntracked = (url: string): boolean => ![...new URL(url).searchParams.keys()].some(isTracking)

const isTracking = (name: string) => TRACKING.test(name)

/** Whether an address names a website that everyone reaches: no login, no port, no IP address, no name of a local network. */
export function isPublicAddress(url: string): boolean {
  const { username, password, port, hostname } = new URL(url)
  const labels = hostname.split('.')
  // An IPv4 address is four numbers by now, however it was written; an IPv6 address has brackets.
  const isName = labels.length > 1 && labels.every((label) => label !== '') && !/^\d+$/.test(labels.at(-1) ?? '')
  return (
    username === '' && password === '' && port === '' && isName && !hostname.startsWith('[') && !LOCAL.test(hostname)
  )
}

/** As browsers write it, without what tells where the reader came from. */
export function cleanUrl(url: string): string {
  const cleaned = new URL(url)
  const tracking = [...cleaned.searchParams.keys()].filter(isTracking)
  // Writing parameters again would also change how others are written.
  for (const name of tracking) cleaned.searchParams.delete(name)
  return cleaned.href
}

/** Without what makes no difference to the page that is shown, so that two spellings of an address are one. */
export function normalizeAddress(url: string): string {
  const { hostname, pathname, searchParams, hash } = new URL(cleanUrl(url))
  const host = hostname.replace(/^www\./, '')
  const path = pathname.replace(/\/(?:index\.html?)?$/, '')
  searchParams.sort()
  const query = searchParams.size > 0 ? `?${searchParams}` : ''
  // A page that is drawn by its script may have its address behind the #.
  return `${host}${path}${query}${/^#[!/]/.test(hash) ? hash : ''}`
}

/** The host as readers know it. */
export const hostOf = (url: string): string => new URL(url).hostname.replace(/^www\./, '')
