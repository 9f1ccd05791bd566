import type { IDeployment } from 'kubernetes-models/apps/v1'
import { Deployment } from 'kubernetes-models/apps/v1'
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1'

type PodSpec = NonNullable<NonNullable<IDeployment['spec']>['template']['spec']>
type Container = PodSpec['containers'][number]

/** The ConfigMap with plain settings and the Secret with secret ones, which whoever deploys makes. */
const SETTINGS = 'laude'

export const labelsOf = (name: string) => ({ 'app.kubernetes.io/part-of': 'laude', 'app.kubernetes.io/name': name })

export const probe = (path: string, port: string, seconds: number) => ({
  httpGet: { path, port },
  periodSeconds: seconds,
  timeoutSeconds: 5,
})

export interface Workload {
  name: string
  image: string
  /** Undefined where an autoscaler decides. */
  replicas?: number
  port: number
  /** Beside those of the ConfigMap and the Secret. */
  env?: Record<string, string>
  probes: Pick<Container, 'livenessProbe' | 'readinessProbe' | 'startupProbe'>
  resources: { cpu: string; memory: string }
  /** How long the process may take to end, in seconds. */
  drainSeconds: number
  /** How long it goes on answering after the signal to stop, until every proxy knows, in seconds. */
  lingerSeconds?: number
}

/** Pods that may write nothing and be nobody, spread over nodes, of which one at a time is replaced. */
export function deploymentOf(workload: Workload): Deployment {
  const { name, image, replicas, port, env = {}, probes, resources, drainSeconds, lingerSeconds = 0 } = workload
  const labels = labelsOf(name)
  return new Deployment({
    metadata: { name, labels },
    spec: {
      ...(replicas === undefined ? {} : { replicas }),
      selector: { matchLabels: labels },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
      template: {
        metadata: { labels },
        spec: {
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          terminationGracePeriodSeconds: lingerSeconds + drainSeconds + 5,
          securityContext: { runAsNonRoot: true, runAsUser: 10_001, seccompProfile: { type: 'RuntimeDefault' } },
          topologySpreadConstraints: [
            {
              maxSkew: 1,
              topologyKey: 'kubernetes.io/hostname',
              whenUnsatisfiable: 'ScheduleAnyway',
              labelSelector: { matchLabels: labels },
            },
          ],
          containers: [
            {
              name,
              image,
              ports: [{ name: 'http', containerPort: port }],
              envFrom: [{ configMapRef: { name: SETTINGS } }, { secretRef: { name: SETTINGS } }],
              env: Object.entries(env).map(([key, value]) => ({ name: key, value })),
              ...probes,
              ...(lingerSeconds > 0 ? { lifecycle: { preStop: { sleep: { seconds: lingerSeconds } } } } : {}),
              resources: { requests: resources, limits: { memory: resources.memory } },
              securityContext: {
                allowPrivilegeEscalation: false,
                readOnlyRootFilesystem: true,
                capabilities: { drop: ['ALL'] },
              },
            },
          ],
        },
      },
    },
  })
}

/** Maintenance of nodes takes one of them at a time. */
export const budgetOf = (name: string): PodDisruptionBudget =>
  new PodDisruptionBudget({
    metadata: { name, labels: labelsOf(name) },
    spec: { maxUnavailable: 1, selector: { matchLabels: labelsOf(name) } },
  })
