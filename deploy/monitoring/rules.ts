import { stringify } from 'yaml'
import { ALERT_IDS, ALERTS, type AlertId } from '../../functions/_domain/ops/alerts.ts'
import { alertName, RULES } from './alerts.ts'
import { FIGURES } from './figures.ts'

export const labelsOf = (id: AlertId) => ({ severity: ALERTS[id].severity, service: 'laude' })

export const annotationsOf = (id: AlertId) => ({
  summary: ALERTS[id].title,
  description: `${ALERTS[id].means} ${ALERTS[id].advice}`,
  runbook: `docs/monitoring.md#${id}`,
})

/** Prometheus' rules as its file has them. */
export const rulesFile = (): string =>
  `# Made by npm run deploy:monitoring from the tables in deploy/monitoring and functions/_domain/ops.\n${stringify(
    {
      groups: [
        {
          name: 'laude-figures',
          interval: '15s',
          rules: Object.entries(FIGURES).map(([record, expr]) => ({ record, expr })),
        },
        {
          name: 'laude-alerts',
          rules: ALERT_IDS.map((id) => ({
            alert: alertName(id),
            ...RULES[id],
            labels: labelsOf(id),
            annotations: annotationsOf(id),
          })),
        },
      ],
    },
    { lineWidth: 0 },
  )}`
