import { ScaledObject, TriggerAuthentication, type IScaledObject } from '@kubernetes-models/keda/keda.sh/v1alpha1'
import { EVENT_SCALING, eventsPerWorker } from '../../functions/_domain/ops/desired-workers.ts'
import { DRAIN_SECONDS } from '../../functions/_http/worker-env.ts'
import { ROLES } from '../../functions/_services/workers/roles.ts'
import { budgetOf, deploymentOf, labelsOf, probe, type Workload } from './pods.ts'

interface WorkerPods {
  name: string
  roles: readonly string[]
  /** Undefined where KEDA decides. */
  replicas?: number
  env?: Record<string, string>
}

const PORT = 54_325

function workerOf({ name, roles, replicas, env = {} }: WorkerPods) {
  const workload: Workload = {
    name,
    image: 'laude/worker:0.1.0',
    replicas,
    port: PORT,
    env: {
      ...{ WORKER_ROLES: roles.join(','), WORKER_PORT: String(PORT), WORKER_DRAIN_SECONDS: String(DRAIN_SECONDS) },
      ...env,
    },
    probes: {
      startupProbe: { ...probe('/health/live', 'http', 2), failureThreshold: 60 },
      readinessProbe: probe('/health/ready', 'http', 10),
      livenessProbe: { ...probe('/health/live', 'http', 30), failureThreshold: 3 },
    },
    resources: { cpu: '500m', memory: '384Mi' },
    drainSeconds: DRAIN_SECONDS,
  }
  return [deploymentOf(workload), budgetOf(name)]
}

/** Everything but events needs little; two, so that one can go. */
export const background = workerOf({
  name: 'worker-background',
  roles: ROLES.filter((role) => role !== 'events' && role !== 'relay'),
  replicas: 2,
})

type Trigger = IScaledObject['spec']['triggers'][number]

/** The law of `desiredWorkers`, as KEDA and its Horizontal Pod Autoscaler follow it. */
const scalerOf = (name: string, trigger: Trigger) =>
  new ScaledObject({
    metadata: { name, labels: labelsOf(name) },
    spec: {
      scaleTargetRef: { name },
      pollingInterval: 10,
      minReplicaCount: EVENT_SCALING.min,
      maxReplicaCount: EVENT_SCALING.max,
      // What cannot be read must not stop what runs.
      fallback: { failureThreshold: 3, replicas: 2, behavior: 'currentReplicasIfHigher' },
      advanced: {
        horizontalPodAutoscalerConfig: {
          behavior: {
            scaleUp: { stabilizationWindowSeconds: 0 },
            scaleDown: { stabilizationWindowSeconds: EVENT_SCALING.cooldownSeconds },
          },
        },
      },
      triggers: [trigger],
    },
  })

const authenticationOf = (name: string, parameters: Record<string, string>) =>
  new TriggerAuthentication({
    metadata: { name, labels: labelsOf(name) },
    spec: {
      secretTargetRef: Object.entries(parameters).map(([parameter, key]) => ({ parameter, name: 'laude', key })),
    },
  })

/** The workers of `EVENTS_MODE=inline` and `queue`, by what waits in the outbox. */
export const outbox = [
  ...workerOf({ name: 'worker-events', roles: ['events'] }),
  authenticationOf('outbox', { connection: 'DATABASE_URL' }),
  scalerOf('worker-events', {
    type: 'postgresql',
    metricType: 'AverageValue',
    authenticationRef: { name: 'outbox' },
    metadata: {
      query: 'select count(*) from public.event_queue where parked_at is null',
      targetQueryValue: String(eventsPerWorker(EVENT_SCALING)),
      activationTargetQueryValue: '0',
    },
  }),
]

/** The workers of `EVENTS_MODE=kafka` in their place: who publishes the outbox, and who applies the topic, by its lag. */
export const kafka = [
  ...workerOf({ name: 'worker-relay', roles: ['relay'], replicas: 2, env: { EVENTS_MODE: 'kafka' } }),
  ...workerOf({ name: 'worker-consumer', roles: ['events'], env: { EVENTS_MODE: 'kafka' } }),
  authenticationOf('kafka', { username: 'KAFKA_USERNAME', password: 'KAFKA_PASSWORD' }),
  scalerOf('worker-consumer', {
    type: 'kafka',
    metricType: 'AverageValue',
    authenticationRef: { name: 'kafka' },
    metadata: {
      bootstrapServersFromEnv: 'KAFKA_BROKERS',
      consumerGroup: 'achievement-engine',
      topic: 'achievement-events',
      lagThreshold: String(eventsPerWorker(EVENT_SCALING)),
      activationLagThreshold: '0',
      offsetResetPolicy: 'earliest',
      allowIdleConsumers: 'false',
      sasl: 'plaintext',
      tls: 'enable',
    },
  }),
]
