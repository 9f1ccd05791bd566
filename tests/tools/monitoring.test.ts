import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { alertName, RULES } from '../../deploy/monitoring/alerts.ts'
import { FIGURES } from '../../deploy/monitoring/figures.ts'
import { generate } from '../../deploy/monitoring/generate.ts'
import { PANELS } from '../../deploy/monitoring/panels.ts'
import { annotationsOf, labelsOf } from '../../deploy/monitoring/rules.ts'
import { ALERT_IDS } from '../../functions/_domain/ops/alerts.ts'
import { METRICS } from '../../functions/_domain/ops/metrics.ts'
import { root } from '../repo/files.ts'
import { ALERT_CASES, type AlertCase, type SeriesValues } from '../support/alert-cases.ts'
import { findPrometheusTools, type PrometheusTools } from '../support/prometheus.ts'

const folder = join(root, 'deploy/monitoring')
const MISSING = 'There are no promtool and amtool, and they cannot be installed here.'

let tools: PrometheusTools | undefined
let work = ''
beforeAll(() => {
  tools = findPrometheusTools()
  work = mkdtempSync(join(tmpdir(), 'laude-monitoring-'))
  for (const file of ['rules.yaml', 'prometheus.yaml']) copyFileSync(join(folder, 'prometheus', file), join(work, file))
  writeFileSync(join(work, 'metrics-token'), 'a token of sixteen letters')
})
afterAll(() => rmSync(work, { recursive: true, force: true }))

it('files are what npm run deploy:monitoring makes of the tables', async () => {
  for (const [path, text] of await generate(root)) expect(readFileSync(join(root, path), 'utf8'), path).toBe(text)
})

describe('queries', () => {
  const queries = [
    ...Object.values(FIGURES),
    ...Object.values(RULES).map(({ expr }) => expr),
    ...PANELS.flatMap(({ shows }) => Object.values(shows)),
  ]

  it('name only metrics that there are', () => {
    const parts = Object.keys(METRICS.histograms).flatMap((name) =>
      ['bucket', 'sum', 'count'].map((it) => `${name}_${it}`),
    )
    const kept = new Set([...[METRICS.counters, METRICS.gauges, FIGURES].flatMap((it) => Object.keys(it)), ...parts])
    const named = queries.flatMap((query) => query.match(/\blaude[_:][a-z0-9_:]+/g) ?? [])
    expect(named.length).toBeGreaterThan(30)
    expect(named.filter((name) => !kept.has(name))).toEqual([])
  })

  it('of the dashboard can be read by Prometheus', ({ skip }) => {
    const { promtool } = tools ?? skip(MISSING)
    const rules = PANELS.flatMap(({ shows }) => Object.values(shows)).map((expr, index) => ({
      record: `panel:query:${index}`,
      expr,
    }))
    const file = join(work, 'panels.yaml')
    writeFileSync(file, JSON.stringify({ groups: [{ name: 'panels', rules }] }))
    expect(promtool(['check', 'rules', file])).toMatchObject({ passed: true })
  })
})

describe('Prometheus', () => {
  it.for([
    ['rules', 'rules.yaml'],
    ['config', 'prometheus.yaml'],
  ] as const)('reads its %s', ([what, file], { skip }) => {
    const { promtool } = tools ?? skip(MISSING)
    expect(promtool(['check', what, join(work, file)])).toMatchObject({ passed: true })
  })

  it.for(ALERT_IDS)('%s fires when it should, and not before', (id, { skip }) => {
    const { promtool } = tools ?? skip(MISSING)
    const tests = ALERT_CASES[id].flatMap(({ fires, stays, labels }) => [
      toTest(id, fires, [labels]),
      toTest(id, stays, []),
    ])
    const file = join(work, `${id}.yaml`)
    writeFileSync(file, JSON.stringify({ rule_files: ['rules.yaml'], evaluation_interval: '1m', tests }))
    expect(promtool(['test', 'rules', file])).toMatchObject({ passed: true })
  })
})

const toTest = (id: (typeof ALERT_IDS)[number], values: SeriesValues, firing: AlertCase['labels'][]) => ({
  interval: '1m',
  input_series: Object.entries(values).map(([series, text]) => ({ series, values: text })),
  alert_rule_test: [
    {
      eval_time: '18m',
      alertname: alertName(id),
      exp_alerts: firing.map((labels) => ({
        exp_labels: { ...labelsOf(id), ...labels },
        exp_annotations: annotationsOf(id),
      })),
    },
  ],
})

describe('Alertmanager', () => {
  const config = join(folder, 'alertmanager/alertmanager.yaml')

  it('reads its configuration', ({ skip }) => {
    const { amtool } = tools ?? skip(MISSING)
    expect(amtool(['check-config', config])).toMatchObject({ passed: true })
  })

  it.for(ALERT_IDS)('tells the right people of %s', (id, { skip }) => {
    const { amtool } = tools ?? skip(MISSING)
    const { severity, service } = labelsOf(id)
    const told = severity === 'critical' ? 'pager' : 'mail'
    const labels = [`alertname=${alertName(id)}`, `severity=${severity}`, `service=${service}`]
    const routes = ['config', 'routes', 'test', `--config.file=${config}`, `--verify.receivers=${told}`]
    expect(amtool([...routes, ...labels])).toMatchObject({ passed: true })
  })

  it('would notice if a critical alert went to mail alone', ({ skip }) => {
    const { amtool } = tools ?? skip(MISSING)
    const routes = ['config', 'routes', 'test', `--config.file=${config}`, '--verify.receivers=mail']
    expect(amtool([...routes, 'severity=critical'])).toMatchObject({ passed: false })
  })
})

it('every alert has its paragraph of what to do', () => {
  const page = readFileSync(join(root, 'docs/monitoring.md'), 'utf8')
  expect(ALERT_IDS.filter((id) => !page.includes(`\n### ${id}\n`) || !page.includes(`](#${id})`))).toEqual([])
})
