import { createDependencies } from '../_http/dependencies.ts'
import { createCoursesApi } from './app.ts'

Deno.serve(createCoursesApi(createDependencies()).fetch)
