import { onTestFinished } from 'vitest'
import { spawnStack } from '../support/start-stack.ts'

/** The same in a test, for as long as it runs: one that fails leaves nothing behind. */
export function runStack(env: Record<string, string>, args: string[] = [], npm = false) {
  const { started, kill } = spawnStack(env, args, npm)
  onTestFinished(kill)
  return started
}
