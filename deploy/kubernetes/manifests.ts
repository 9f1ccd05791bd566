import type { Model, TypeMeta } from '@kubernetes-models/base'
import { stringify } from 'yaml'
import { functions, ingress, site } from './servers.ts'
import { background, kafka, outbox } from './workers.ts'

/** Every file of this folder, and what is in it. Either outbox.yaml or kafka.yaml is applied. */
export const MANIFESTS: Readonly<Record<string, readonly Model<TypeMeta>[]>> = {
  'functions.yaml': functions,
  'site.yaml': site,
  'ingress.yaml': ingress,
  'background.yaml': background,
  'outbox.yaml': outbox,
  'kafka.yaml': kafka,
}

const HEADER = '# Written by npm run deploy:manifests from deploy/kubernetes/*.ts: change those.\n'

export const render = (models: readonly Model<TypeMeta>[]): string =>
  HEADER + models.map((model) => stringify(model.toJSON(), { lineWidth: 0 })).join('---\n')
