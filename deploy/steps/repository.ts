import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { Failure } from '../../supabase/local/failure.ts'
import type { EnvironmentName } from '../environments/environment.ts'
import type { Deployment } from './deployment.ts'

const record = z.object({ commit: z.string(), by: z.string(), at: z.string(), back: z.boolean() })

/**
 * The repository, whose tags on origin tell everybody what was deployed: deploy/staging/7 when it began,
 * deploy/staging/7-live or -failed once it ended. A tag is made once, so of two people who begin at once one is refused.
 */
export function openRepository(root: string) {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim()
  const attempt = (...args: string[]) => {
    try {
      return git(...args)
    } catch {
      return undefined
    }
  }
  const push = (tag: string, commit: string, message: string): boolean => {
    git('tag', '--annotate', '--force', tag, commit, '--message', message)
    if (attempt('push', '--quiet', 'origin', `refs/tags/${tag}`) !== undefined) return true
    git('tag', '--delete', tag)
    return false
  }

  const fetch = () => {
    if (
      attempt(
        'fetch',
        '--quiet',
        '--force',
        '--prune',
        'origin',
        '+refs/heads/*:refs/remotes/origin/*',
        DEPLOYMENTS,
      ) === undefined
    )
      throw new Failure(
        'origin does not answer, so nobody knows what is deployed.',
        'Deployments are tags there: git remote add origin <address>, or wait until it is back.',
      )
  }

  const deployments = (environment: EnvironmentName): Deployment[] => {
    const format = '%(refname:lstrip=4)%00%(contents)%00%00'
    const tags = git('for-each-ref', `--format=${format}`, `refs/tags/deploy/${environment}`)
      .split('\0\0')
      .map((tag) => tag.trim().split('\0'))
    const names = new Set(tags.map(([name = '']) => name))
    const outcomeOf = (number: string): Deployment['outcome'] => {
      if (names.has(`${number}-live`)) return 'live'
      return names.has(`${number}-failed`) ? 'failed' : 'unknown'
    }
    return tags
      .filter(([name = '']) => /^\d+$/.test(name))
      .map(([name = '', message = '']) => ({
        number: Number(name),
        ...record.parse(JSON.parse(message)),
        outcome: outcomeOf(name),
      }))
      .toSorted((a, b) => a.number - b.number)
  }

  const begin = (environment: EnvironmentName, deployment: Omit<Deployment, 'outcome'>) => {
    const { number, ...what } = deployment
    if (!push(`deploy/${environment}/${number}`, what.commit, JSON.stringify(what)))
      throw new Failure(
        `Deployment ${number} of ${environment} is not ours: origin did not take its tag.`,
        'Somebody began one a moment ago, or you may not push tags. Nothing was deployed.',
      )
  }

  const end = (
    environment: EnvironmentName,
    { number, commit }: Omit<Deployment, 'outcome'>,
    outcome: 'live' | 'failed',
  ) => {
    if (!push(`deploy/${environment}/${number}-${outcome}`, commit, outcome))
      throw new Failure(`origin did not take the tag deploy/${environment}/${number}-${outcome}.`, 'Push it by hand.')
  }

  /** Runs something in a checkout of a commit of its own, which holds nothing that is not committed. */
  const withCheckout = async <T>(commit: string, use: (folder: string) => Promise<T>): Promise<T> => {
    const folder = join(mkdtempSync(join(tmpdir(), 'laude-deploy-')), 'checkout')
    // A run that was cut off may have left one behind.
    git('worktree', 'prune')
    git('worktree', 'add', '--quiet', '--detach', folder, commit)
    try {
      return await use(folder)
    } finally {
      git('worktree', 'remove', '--force', folder)
      rmSync(join(folder, '..'), { recursive: true, force: true })
    }
  }

  return {
    fetch,
    deployments,
    begin,
    end,
    withCheckout,
    head: () => git('rev-parse', 'HEAD'),
    isClean: () => git('status', '--porcelain') === '',
    isOnMain: (commit: string) => attempt('merge-base', '--is-ancestor', commit, 'origin/main') !== undefined,
    origin: () => attempt('remote', 'get-url', 'origin') ?? '',
    userName: () => attempt('config', 'user.name') ?? 'somebody',
  }
}

export type Repository = ReturnType<typeof openRepository>

const DEPLOYMENTS = '+refs/tags/deploy/*:refs/tags/deploy/*'
