import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import process from 'node:process'

/** Installs packages where this process is root on Debian and a registry answers; elsewhere it leaves all as it is. */
export function installFromDebian(...packages: string[]): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  console.error(`Installing ${packages.join(', ')} from Debian …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (command: string, ...rest: string[]) =>
    spawnSync('apt-get', ['--quiet', '--quiet', '--yes', '--no-install-recommends', command, ...rest], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    }).status === 0
  return apt('update') && apt('install', ...packages)
}
