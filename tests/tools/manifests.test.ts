import { Deployment } from 'kubernetes-models/apps/v1'
import { ScaledObject, TriggerAuthentication } from '@kubernetes-models/keda/keda.sh/v1alpha1'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { MANIFESTS, render } from '../../deploy/kubernetes/manifests.ts'
import { EVENT_SCALING, eventsPerWorker } from '../../functions/_domain/ops/desired-workers.ts'
import { DRAIN_SECONDS } from '../../functions/_http/worker-env.ts'
import { ROLES } from '../../functions/_services/workers/roles.ts'
import { files, json, read } from '../repo/files.ts'

const named = z.object({ kind: z.string(), metadata: z.object({ name: z.string() }) })
const pinned = z.object({ devDependencies: z.object({ deno: z.string(), node: z.string() }) })

const models = Object.values(MANIFESTS).flat()
const deployments = models.filter((model) => model instanceof Deployment)
const scalers = models.filter((model) => model instanceof ScaledObject)

/** What KEDA 2.21 reads of a trigger (docs/deploying.md says where that stands). Nobody else finds a typo in it. */
const TRIGGER_KEYS: Record<string, { metadata: string[]; authentication: string[] }> = {
  kafka: {
    metadata: [
      ...[
        'bootstrapServers',
        'bootstrapServersFromEnv',
        'consumerGroup',
        'consumerGroupFromEnv',
        'topic',
        'topicFromEnv',
      ],
      ...['lagThreshold', 'activationLagThreshold', 'offsetResetPolicy', 'allowIdleConsumers', 'version'],
      ...['scaleToZeroOnInvalidOffset', 'excludePersistentLag', 'limitToPartitionsWithLag', 'fullMetadata'],
      ...['ensureEvenDistributionOfPartitions', 'partitionLimitation', 'sasl', 'saslTokenProvider', 'tls', 'unsafeSsl'],
      'awsRegion',
    ],
    authentication: ['sasl', 'saslTokenProvider', 'username', 'password', 'tls', 'ca', 'cert', 'key', 'keyPassword'],
  },
  postgresql: {
    metadata: [
      ...['connectionFromEnv', 'host', 'userName', 'passwordFromEnv', 'port', 'dbName', 'sslmode'],
      ...['query', 'targetQueryValue', 'activationTargetQueryValue'],
    ],
    authentication: ['connection', 'host', 'userName', 'password', 'port', 'dbName', 'sslmode'],
  },
}

const environmentOf = ({ spec }: Deployment) =>
  Object.fromEntries(spec?.template.spec?.containers[0]?.env?.map(({ name, value }) => [name, value]) ?? [])

describe('the manifests', () => {
  it.each(Object.entries(MANIFESTS))('%s is what npm run deploy:manifests writes', (file, written) => {
    expect(read(`deploy/kubernetes/${file}`)).toBe(render(written))
  })

  it('are all of the YAML in their folder', () => {
    const there = files.filter((file) => /^deploy\/kubernetes\/.*\.ya?ml$/.test(file))
    expect(there.toSorted()).toEqual(
      Object.keys(MANIFESTS)
        .map((file) => `deploy/kubernetes/${file}`)
        .toSorted(),
    )
  })

  it('are valid', () => {
    for (const model of models) expect(() => model.validate()).not.toThrow()
    expect(models.length).toBeGreaterThan(15)
  })

  it('name each thing once', () => {
    const names = models.map((model) => {
      const { kind, metadata } = named.parse(model.toJSON())
      return `${kind} ${metadata.name}`
    })
    expect(new Set(names).size).toBe(names.length)
  })

  it('tell KEDA only what it knows, in texts', () => {
    const triggers = scalers.flatMap(({ spec }) => spec.triggers)
    expect(triggers.map(({ type }) => type).toSorted()).toEqual(['kafka', 'postgresql'])
    for (const { type, metadata, authenticationRef } of triggers) {
      const known = TRIGGER_KEYS[type]
      expect(Object.keys(metadata).filter((key) => !known?.metadata.includes(key))).toEqual([])
      expect(Object.values(metadata).filter((value) => typeof value !== 'string')).toEqual([])
      const authentication = models.find(
        (model) => model instanceof TriggerAuthentication && model.metadata?.name === authenticationRef?.name,
      )
      const parameters =
        authentication instanceof TriggerAuthentication ? (authentication.spec.secretTargetRef ?? []) : []
      expect(parameters.length).toBeGreaterThan(0)
      expect(parameters.filter(({ parameter }) => !known?.authentication.includes(parameter))).toEqual([])
    }
  })

  it('scale by the same numbers as npm run workers', () => {
    const threshold = String(eventsPerWorker(EVENT_SCALING))
    const [first, second] = scalers.map(({ spec }) => spec)
    expect(first?.triggers[0]?.metadata.targetQueryValue).toBe(threshold)
    expect(second?.triggers[0]?.metadata.lagThreshold).toBe(threshold)
    for (const { spec } of scalers) {
      expect([spec.minReplicaCount, spec.maxReplicaCount]).toEqual([EVENT_SCALING.min, EVENT_SCALING.max])
      const scaled = deployments.find(({ metadata }) => metadata?.name === spec.scaleTargetRef?.name)
      // A number of replicas in the manifest would undo what KEDA decided, with each apply.
      expect(Object.keys(scaled?.spec ?? { replicas: 0 })).not.toContain('replicas')
    }
  })

  it('give every role to some workers', () => {
    const roles = deployments.flatMap((it) => environmentOf(it).WORKER_ROLES?.split(',') ?? [])
    // The relay runs only with Kafka, whose consumers have the role events, too.
    expect(new Set(roles)).toEqual(new Set([...ROLES, 'relay', 'none']))
  })

  it('let processes finish what they have in hand, and keep them harmless', () => {
    for (const { metadata, spec } of deployments) {
      const pod = spec?.template.spec
      if (metadata?.name?.startsWith('worker-'))
        expect(pod?.terminationGracePeriodSeconds).toBeGreaterThan(DRAIN_SECONDS)
      expect(pod?.securityContext?.runAsNonRoot).toBe(true)
      expect(pod?.containers[0]?.securityContext).toMatchObject({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
      })
      expect(pod?.containers[0]?.image).toMatch(/:\d/)
    }
  })

  it('set only variables that docs/configuration.md has, and no secret', () => {
    const documented = read('docs/configuration.md') + read('docs/deploying.md')
    const names = deployments.flatMap((it) => Object.keys(environmentOf(it)))
    expect(names.filter((name) => !documented.includes(`\`${name}\``))).toEqual([])
    expect(names.filter((name) => /SECRET|PASSWORD|TOKEN|DATABASE_URL/.test(name))).toEqual([])
  })
})

describe('the images', () => {
  const dockerfiles = files.filter((file) => file.endsWith('.Dockerfile'))
  it.each(dockerfiles)('%s pins its base, runs as nobody and copies only what is there', (file) => {
    const text = read(file)
    expect(
      [...text.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base).filter((base) => !/:\d+\.\d+\.\d+/.test(base ?? '')),
    ).toEqual([])
    expect(text).toMatch(/^USER \d+$/m)
    expect(text).toMatch(/^HEALTHCHECK /m)
    const copied = [...text.matchAll(/^COPY (?!--)(.+) \S+$/gm)].flatMap(([, sources = '']) => sources.split(' '))
    expect(copied.filter((path) => !files.some((it) => it === path || it.startsWith(`${path}/`)))).toEqual([])
  })

  it('are of the versions that the project runs on', () => {
    const versions = pinned.parse(json('package.json'))
    expect(read('deploy/containers/worker.Dockerfile')).toContain(`denoland/deno:${versions.devDependencies.deno}`)
    expect(read('deploy/containers/site.Dockerfile')).toContain(`node:${versions.devDependencies.node}-`)
  })
})
