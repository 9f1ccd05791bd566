import { version } from '$app/env'
import { assets, immutable } from '$app/manifest'
import { resolve } from '$app/paths'
import { self } from '$app/service-worker'

const CACHE = `shell-${version}`
const OFFLINE = '/offline'
const SHELL = [...immutable.map(({ path }) => resolve(path)), ...assets.map(({ path }) => resolve(path))]

const keepShell = async () => {
  const cache = await caches.open(CACHE)
  await cache.addAll([...SHELL, OFFLINE])
}

const dropOldShells = async () => {
  const keys = await caches.keys()
  await Promise.all(keys.filter((key) => key !== CACHE).map((key) => caches.delete(key)))
}

const fromShell = async (request: Request, path: string) => (await caches.match(path)) ?? fetch(request)

/** Pages are never stored: they hold one person's data. Without a network there is one honest page instead. */
const fromNetwork = (request: Request) =>
  fetch(request).catch(async (failure: unknown) => {
    const offline = await caches.match(OFFLINE)
    if (offline) return offline
    throw failure
  })

self.addEventListener('install', (event) => event.waitUntil(keepShell()))
self.addEventListener('activate', (event) => event.waitUntil(dropOldShells()))
self.addEventListener('fetch', (event) => {
  const { request } = event
  const { pathname, origin } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (SHELL.includes(pathname)) event.respondWith(fromShell(request, pathname))
  else if (request.mode === 'navigate') event.respondWith(fromNetwork(request))
})
