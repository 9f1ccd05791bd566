import { keepMedia, KEPT_MEDIA } from './kept-media.ts'

/** Where the attempt being taken is kept: one page, whatever the version of the shell around it. */
export const KEPT = 'attempt'

/** Longer than this nobody waits for a page that is here already. */
const PATIENCE_MS = 2_500

export const isAttempt = (path: string): boolean => /^\/c\/[^/]+\/(attempts|practice)\/[^/]+$/.test(path)

/** What a test box brings to the server. */
export const isBrought = (path: string): boolean => /^\/c\/[^/]+\/(attempts|practice)\/[^/]+\/(save|finish)$/.test(path)

/** A page that is there, and not a way to sign in or to the result. */
const isWhole = ({ ok, redirected, headers }: Response) =>
  ok && !redirected && (headers.get('content-type') ?? '').startsWith('text/html')

const keep = async (path: string, page: Response) => {
  await caches.delete(KEPT)
  await (await caches.open(KEPT)).put(path, page)
}

/** What the kept page shows. It takes longer than the page, which does not wait for it. */
async function keepShown(path: string): Promise<void> {
  const page = await caches.match(path, { cacheName: KEPT })
  if (page) await keepMedia(await page.text())
}

/** The page says that it is being taken. It may have come without its HTML, from within the site. */
export async function keepPage(path: string): Promise<void> {
  const cache = await caches.open(KEPT)
  if (!isAttempt(path) || (await cache.match(path))) return
  const page = await fetch(path)
  if (!isWhole(page)) return
  await keep(path, page)
  await keepShown(path)
}

export const dropKept = async (): Promise<void> => {
  await Promise.all([caches.delete(KEPT), caches.delete(KEPT_MEDIA)])
}

/** A new version of the site cannot run the page of an old one. */
export async function freshen(): Promise<void> {
  const cache = await caches.open(KEPT)
  const [kept] = await cache.keys()
  if (!kept) return
  const page = await fetch(kept.url).catch(() => null)
  if (page && isWhole(page)) {
    await keep(new URL(kept.url).pathname, page)
    await keepShown(new URL(kept.url).pathname)
  } else await dropKept()
}

/** From the network, if that is soon enough; else what is kept. What its learner did since is in the device's store. */
export async function answerFromKept(
  request: Request,
  path: string,
  later: (work: Promise<void>) => void,
): Promise<Response> {
  const kept = await (await caches.open(KEPT)).match(path)
  const network = fetch(request).then(async (page) => {
    if (isWhole(page)) {
      await keep(path, page.clone())
      later(keepShown(path))
    }
    // It leads on to the result, or to signing in.
    if (page.type === 'opaqueredirect') await dropKept()
    return kept && page.status >= 500 ? kept : page
  })
  if (!kept) return network
  const tooLong = new Promise<Response>((resolve) => setTimeout(() => resolve(kept), PATIENCE_MS))
  return Promise.race([network.catch(() => kept), tooLong])
}
