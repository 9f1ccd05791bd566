import { createBatchApi } from './batch-api/app.ts'
import { createReadableFunctions } from './batch-api/readable-functions.ts'
import { createEventsWorker } from './events-worker/app.ts'
import type { Dependencies } from './_http/dependencies.ts'

/** Every function by name, for a server that runs all of them. */
export function createFunctions(deps: Dependencies) {
  const readable = createReadableFunctions(deps)
  return {
    ...readable,
    'batch-api': createBatchApi(deps, readable),
    'events-worker': createEventsWorker(deps),
  }
}
