import { createDependencies } from '../_http/dependencies.ts'
import { createEventsWorker } from './app.ts'

Deno.serve(createEventsWorker(createDependencies()).fetch)
