/** Headers that a proxy adds: then the socket's address says nothing of who asks. */
const OF_PROXIES = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via']

const LOOPBACK = /^(?:(?:::ffff:)?127(?:\.\d+){3}|::1)$/i

interface ScrapeAccess {
  /** Without one, only this machine may ask. */
  token: string | undefined
  /** Of who asks; undefined where it is not known. */
  socketAddress: string | undefined
}

/** Whether a request may read what a process measured: with the token, or where none is set, from the machine itself. */
export function mayScrape(
  headers: { get: (name: string) => string | null },
  { token, socketAddress }: ScrapeAccess,
): boolean {
  if (token !== undefined) return isEqual(headers.get('authorization') ?? '', `Bearer ${token}`)
  return LOOPBACK.test(socketAddress ?? '') && OF_PROXIES.every((name) => headers.get(name) === null)
}

/** Takes as long for a text that differs early as for one that differs late. */
function isEqual(text: string, secret: string): boolean {
  let difference = text.length ^ secret.length
  for (let place = 0; place < secret.length; place++) difference |= text.charCodeAt(place) ^ secret.charCodeAt(place)
  return difference === 0
}
