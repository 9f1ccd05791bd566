import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { installFromDebian } from './debian.ts'

export interface PrometheusTools {
  /** Runs promtool with these arguments. */
  promtool: (args: string[], input?: string) => ToolResult
  amtool: (args: string[]) => ToolResult
}

interface ToolResult {
  passed: boolean
  output: string
}

/** The tools that check what Prometheus and Alertmanager read; undefined where there are none and this machine may not install them. */
export function findPrometheusTools(): PrometheusTools | undefined {
  const [promtool, amtool] = ['/usr/bin/promtool', '/usr/bin/amtool']
  const isThere = () => existsSync(promtool) && existsSync(amtool)
  if (!isThere()) installFromDebian('prometheus', 'prometheus-alertmanager')
  if (!isThere()) return undefined
  return { promtool: (args, input) => run(promtool, args, input), amtool: (args) => run(amtool, args) }
}

function run(command: string, args: string[], input = ''): ToolResult {
  const { status, stdout, stderr } = spawnSync(command, args, { input, encoding: 'utf8' })
  return { passed: status === 0, output: (stdout + stderr).trim() }
}
