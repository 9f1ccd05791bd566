import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { dashboardFile } from './dashboard.ts'
import { metricTable, withMetricTable } from './metric-table.ts'
import { rulesFile } from './rules.ts'

const PAGE = 'docs/monitoring.md'

/** What the files that are made from tables should be, by their path from the root. */
export async function generate(root: string): Promise<Map<string, string>> {
  const texts = {
    'deploy/monitoring/prometheus/rules.yaml': rulesFile(),
    'deploy/monitoring/grafana/overview.json': dashboardFile(),
    [PAGE]: withMetricTable(readFileSync(join(root, PAGE), 'utf8'), metricTable()),
  }
  const formatted = Object.entries(texts).map(async ([path, text]) => {
    const filepath = join(root, path)
    return [path, await format(text, { ...(await resolveConfig(filepath)), filepath })] as const
  })
  return new Map(await Promise.all(formatted))
}
