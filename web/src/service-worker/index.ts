import { version } from '$app/env'
import { assets, immutable } from '$app/manifest'
import { resolve } from '$app/paths'
import { self } from '$app/service-worker'
import type { ToWorker } from '#lib/features/attempts/sync/offline-page.ts'
import { answerMedia, isMedia, KEPT_MEDIA } from './kept-media.ts'
import { answerFromKept, dropKept, freshen, isAttempt, isBrought, keepPage, KEPT } from './kept-page.ts'

const CACHE = `shell-${version}`
const OFFLINE = '/offline'
const SIGN_OUT = '/sign-out'
const SHELL = [...immutable.map(({ path }) => resolve(path)), ...assets.map(({ path }) => resolve(path))]
/** Half a megabyte that few visitors need: each font is kept once a page has used it. */
const OTHER_SCRIPTS = new Set(SHELL.filter((path) => path.endsWith('.woff2') && !path.includes('-latin-wght')))

const keepShell = async () => {
  const cache = await caches.open(CACHE)
  await cache.addAll([...SHELL.filter((path) => !OTHER_SCRIPTS.has(path)), OFFLINE])
}

const dropOldShells = async () => {
  const keys = await caches.keys()
  await Promise.all(keys.filter((key) => ![CACHE, KEPT, KEPT_MEDIA].includes(key)).map((key) => caches.delete(key)))
}

const fromShell = async (request: Request, path: string) => (await caches.match(path)) ?? fetch(request)

const keepOnceUsed = async (request: Request, path: string) => {
  const kept = await caches.match(path)
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok) await (await caches.open(CACHE)).put(path, response.clone())
  return response
}

/**
 * Pages are not stored, since they hold one person's data: without a network there is one honest page instead. The only
 * one that is, is the attempt being taken (kept-page.ts), until it is finished or somebody signs out.
 */
const fromNetwork = (request: Request) =>
  fetch(request).catch(async (failure: unknown) => {
    const offline = await caches.match(OFFLINE)
    if (offline) return offline
    throw failure
  })

self.addEventListener('install', (event) => event.waitUntil(keepShell()))
// The first visit, too, may go offline in the middle of a test.
self.addEventListener('activate', (event) =>
  event.waitUntil(
    dropOldShells()
      .then(freshen)
      .then(() => self.clients.claim()),
  ),
)
self.addEventListener('message', (event) => {
  const message: ToWorker = event.data
  event.waitUntil('keep' in message ? keepPage(message.keep) : dropKept())
})
self.addEventListener('fetch', (event) => {
  const { request } = event
  const { pathname, origin } = new URL(request.url)
  if (origin !== self.location.origin) return
  if (request.method === 'POST' && pathname === SIGN_OUT) event.waitUntil(dropKept())
  // Left to the page it would be lost with the page: what is brought while leaving goes on from here.
  if (request.method === 'POST' && isBrought(pathname)) event.respondWith(fetch(request))
  if (request.method !== 'GET') return
  if (OTHER_SCRIPTS.has(pathname)) event.respondWith(keepOnceUsed(request, pathname))
  else if (SHELL.includes(pathname)) event.respondWith(fromShell(request, pathname))
  else if (isMedia(pathname)) event.respondWith(answerMedia(request, pathname))
  else if (request.mode !== 'navigate') return
  else if (isAttempt(pathname))
    event.respondWith(
      answerFromKept(request, pathname, (work) => event.waitUntil(work)).catch(() => fromNetwork(request)),
    )
  else event.respondWith(fromNetwork(request))
})
