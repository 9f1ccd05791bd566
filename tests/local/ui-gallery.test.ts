import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { GALLERY } from '../../web/src/lib/features/ui-gallery/gallery-index.ts'
import { freePort } from '../support/free-port.ts'

const root = join(import.meta.dirname, '../..')
let vite: ChildProcess
let address: string

beforeAll(async () => {
  const port = await freePort()
  address = `http://localhost:${port}/dev/ui`
  const args = [join(root, 'node_modules/vite/bin/vite.js'), 'dev', '--port', String(port), '--strictPort']
  vite = spawn(process.execPath, args, { cwd: join(root, 'web'), stdio: ['ignore', 'pipe', 'inherit'] })
  if (!vite.stdout) throw new Error('Vite has no output to wait for.')
  for await (const chunk of vite.stdout.iterator({ destroyOnReturn: false }))
    if (String(chunk).includes('ready')) return
  throw new Error('Vite stopped before it was ready.')
})

afterAll(async () => {
  vite.kill()
  if (vite.exitCode === null) await once(vite, 'exit')
})

it('in development the server draws every component of the gallery, each once', async () => {
  const response = await fetch(address)
  expect(response.status).toBe(200)
  const drawn = [...(await response.text()).matchAll(/data-component="([^"]+)"/g)].map(([, path = '']) => path)
  const named = Object.entries(GALLERY).flatMap(([folder, names]) => names.map((name) => `${folder}/${name}`))
  expect(drawn.toSorted()).toEqual(named.toSorted())
})
