import { createDependencies } from '../_http/dependencies.ts'
import { createBatchApi } from './app.ts'
import { createReadableFunctions } from './readable-functions.ts'

const deps = createDependencies()

Deno.serve(createBatchApi(deps, createReadableFunctions(deps)).fetch)
