import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import process from 'node:process'
import { chromium } from '@playwright/test'
import { installFromDebian } from '../support/debian.ts'

/** Chromium without windows: for the same tests it takes two thirds of the CPU. */
const shells = ['/usr/lib/chromium/chromium-headless-shell', '/usr/bin/chromium-headless-shell']
const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium']

const first = (paths: string[]) => paths.find((path) => existsSync(path))

/**
 * A Chromium to test with, best a headless shell: the one that is named, the system's, Debian's where this machine is
 * made for tests or has no other, Playwright's own. Nothing means that Playwright finds its own. What it says goes to
 * stderr: the stdout of a bench is its result.
 */
export async function findChromium(): Promise<string | undefined> {
  const named = first([process.env.CHROMIUM_PATH ?? ''])
  if (named) return named
  const found = () => first(shells)
  const other = first(browsers)
  if (!found() && (process.env.CI || !other)) installFromDebian('chromium-headless-shell')
  if (found() ?? other) return found() ?? other
  if (!(await playwrightHasOne())) installFromPlaywright()
  return undefined
}

const playwrightHasOne = () =>
  chromium.launch().then(
    (browser) => browser.close().then(() => true),
    () => false,
  )

function installFromPlaywright() {
  console.error('Fetching Playwright’s Chromium …')
  execFileSync('npx', ['playwright', 'install', '--only-shell', 'chromium'], {
    stdio: ['ignore', process.stderr, 'inherit'],
  })
}
