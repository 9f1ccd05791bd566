import { createDependencies } from '../_http/dependencies.ts'
import { createMediaApi } from './app.ts'

Deno.serve(createMediaApi(createDependencies()).fetch)
