import type { Hook } from '@hono/zod-openapi'
import { atPath } from '../_domain/rules/json-path.ts'
import type { AppEnv } from './auth.ts'
import { HttpProblem } from './problem.ts'

const places = { param: 'path', query: 'query', json: 'body', header: 'header', form: 'form', cookie: 'cookie' }

/** Answers what zod refused with the path of each value: `query.community`, `body.items[2].name`. */
export const refuseInvalid: Hook<unknown, AppEnv, string, void> = (result) => {
  if (result.success) return
  throw new HttpProblem('validation_failed', 'The request is well formed, but some values in it are not valid.', {
    errors: result.error.issues.map((issue) => ({
      path: atPath([places[result.target], ...issue.path]),
      message: issue.message,
    })),
  })
}
