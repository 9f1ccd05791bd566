import { spawn } from 'node:child_process'
import process from 'node:process'

export interface CommandOptions {
  cwd: string
  env: Record<string, string | undefined>
  /** Print what it says as it says it. */
  show?: boolean
  /** Let the shell read the command. */
  shell?: boolean
}

export interface CommandResult {
  code: number | null
  /** What it wrote to its standard output. */
  stdout: string
  /** Both of its outputs, as they came. */
  output: string
}

/** Runs a program to its end. */
export function runCommand(
  command: string,
  args: readonly string[],
  { cwd, env, show = false, shell = false }: CommandOptions,
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      shell,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let [stdout, output] = ['', '']
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString()
    })
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString()
        if (show) process.stdout.write(chunk)
      })
    child.once('error', reject).once('close', (code) => resolve({ code, stdout, output }))
  })
}
