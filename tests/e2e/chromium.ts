import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import process from 'node:process'
import { chromium } from '@playwright/test'

const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium']

/** A Chromium to test with: the system's, else Debian's package where we may install it, else Playwright's own. */
export function findChromium(): string {
  const installed = () =>
    [process.env.CHROMIUM_PATH ?? '', ...system, chromium.executablePath()].find((path) => existsSync(path))
  return installed() ?? (installFromDebian() || installFromPlaywright(), installed() ?? missing())
}

function installFromDebian(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  console.log('Installing Chromium from Debian …')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return ['update', 'install --yes --no-install-recommends chromium'].every(
    (args) =>
      spawnSync('apt-get', ['--quiet', '--quiet', ...args.split(' ')], { env, stdio: ['ignore', 'ignore', 'inherit'] })
        .status === 0,
  )
}

function installFromPlaywright() {
  console.log('Fetching Playwright’s Chromium …')
  execFileSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit' })
}

function missing(): never {
  throw new Error('There is no Chromium here. Install one, or set CHROMIUM_PATH to it.')
}
