import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2'
import { Ingress, NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1'
import { Service } from 'kubernetes-models/v1'
import { budgetOf, deploymentOf, labelsOf, probe, type Workload } from './pods.ts'

/** Only an answer: a new process would not bring back a database. */
const LIVES = { ...probe('/health/live', 'http', 10), failureThreshold: 6 }

const FUNCTIONS: Workload = {
  name: 'functions',
  image: 'laude/functions:0.1.0',
  port: 54_321,
  // Workers have pods of their own.
  env: { API_PORT: '54321', SERVERS: 'many', WORKER_ROLES: 'none' },
  probes: {
    startupProbe: { ...probe('/health/ready', 'http', 2), failureThreshold: 60 },
    readinessProbe: probe('/health/ready', 'http', 5),
    livenessProbe: LIVES,
  },
  resources: { cpu: '500m', memory: '512Mi' },
  drainSeconds: 5,
  lingerSeconds: 5,
}

const SITE: Workload = {
  name: 'site',
  image: 'laude/site:0.1.0',
  port: 3000,
  env: { HOST: '0.0.0.0', PORT: '3000' },
  probes: {
    startupProbe: { ...probe('/health/live', 'http', 2), failureThreshold: 30 },
    // Not whether the functions answer: without them it still says what is wrong, in kind words.
    readinessProbe: probe('/health/live', 'http', 5),
    livenessProbe: LIVES,
  },
  resources: { cpu: '500m', memory: '512Mi' },
  drainSeconds: 10,
  lingerSeconds: 5,
}

const serviceOf = ({ name }: Workload) =>
  new Service({
    metadata: { name, labels: labelsOf(name) },
    spec: { selector: labelsOf(name), ports: [{ name: 'http', port: 80, targetPort: 'http' }] },
  })

/** More pods while those there are use most of the CPU they asked for. */
const cpuScalerOf = ({ name }: Workload, minReplicas: number, maxReplicas: number) =>
  new HorizontalPodAutoscaler({
    metadata: { name, labels: labelsOf(name) },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
      minReplicas,
      maxReplicas,
      metrics: [
        { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
      ],
      behavior: { scaleDown: { stabilizationWindowSeconds: 300 } },
    },
  })

const serverOf = (workload: Workload, least: number, most: number) => [
  deploymentOf(workload),
  serviceOf(workload),
  cpuScalerOf(workload, least, most),
  budgetOf(workload.name),
]

export const functions = serverOf(FUNCTIONS, 2, 20)
export const site = serverOf(SITE, 2, 20)

const pathTo = (path: string, name: string) => ({
  path,
  pathType: 'Prefix' as const,
  backend: { service: { name, port: { name: 'http' } } },
})

/** What the world reaches: the functions below their path, and the site. Its host is a placeholder, since ingresses need one for TLS. */
export const ingress = [
  new Ingress({
    metadata: { name: 'laude', labels: labelsOf('laude') },
    spec: {
      tls: [{ hosts: ['laude.example'], secretName: 'laude-tls' }],
      rules: [{ host: 'laude.example', http: { paths: [pathTo('/functions/v1', 'functions'), pathTo('/', 'site')] } }],
    },
  }),
  // Workers answer probes and whoever collects metrics, in this namespace; nobody else.
  new NetworkPolicy({
    metadata: { name: 'workers', labels: labelsOf('workers') },
    spec: {
      podSelector: {
        matchExpressions: [{ key: 'app.kubernetes.io/name', operator: 'NotIn', values: ['functions', 'site'] }],
        matchLabels: { 'app.kubernetes.io/part-of': 'laude' },
      },
      policyTypes: ['Ingress'],
      ingress: [{ from: [{ podSelector: {} }] }],
    },
  }),
]
