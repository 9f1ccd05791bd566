import { expect, it } from 'vitest'
import { createFunctions } from '../../functions/functions.ts'
import { requestSchemas, unbounded, unboundedRules } from '../support/request-schemas.ts'
import { useApi } from '../support/api.ts'

const api = useApi()
/** Times by the clock of a device, which may be anything and are moved into the attempt before they are stored. */
const DEVICE_CLOCK = /^\w+ \/(attempts|practice)\/\{id\}(\/finish)?\.(sent_at|responses\.\[\]\.at)$/

/** What a question says, as JSON: bounded and looked through as a whole. */
const QUESTION = /(\/draft\/(preview|questions(\/\{question\})?)\.content|\/corrections\.answer)$/

it('every string that a request may hold is one that Postgres can store, and every number has bounds', () => {
  const routes = Object.values(createFunctions(api().deps)).flatMap(requestSchemas)
  expect(routes.length).toBeGreaterThan(80)
  const places = routes.flatMap(({ method, path, params, query, headers, json }) =>
    [params, query, headers, json].flatMap((schema) => (schema ? unbounded(schema, `${method} ${path}`) : [])),
  )
  expect(places.filter((place) => !DEVICE_CLOCK.test(place) && !QUESTION.test(place))).toEqual([])
})

it('the same is true of everything in a rule', () => {
  expect(unboundedRules()).toEqual([])
})
