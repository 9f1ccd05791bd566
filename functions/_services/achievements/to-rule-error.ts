import { errorCode, refusedBy } from '../../_db/errors.ts'
import { DomainError } from '../../_domain/errors.ts'

const INVALID = 'The rule is not valid.'

/** Turns what the database refused about an achievement into an error that its author can read; passes others through. */
export function toRuleError(error: unknown): unknown {
  if (errorCode(error) === '23505')
    return new DomainError('already_exists', 'The community has an achievement with this slug.', { cause: error })
  const violation = refusedBy(error)
  if (!violation) return error
  const { constraint, message } = violation
  if (constraint === 'achievements_xp_follows_rarity') return invalid('xp', 'does not follow from its rarity')
  if (constraint !== undefined) return invalid(constraint.replace(/^achievements_/, ''), 'is not so')
  // Our own functions name the path: "malformed criteria at all[0].gte: expected gte or lte".
  const [, field, path, why] = /^malformed (criteria|tiers)(?: at ([^:]+))?: (.+)$/s.exec(message) ?? []
  if (field && why) return invalid([field, ...(path && path !== field ? [path] : [])].join('.'), why)
  if (message.startsWith('achievements ask for each other in a circle')) return invalid('criteria', message)
  if (message.includes('is no draft any more'))
    return new DomainError('conflict', 'What was live cannot become a draft again.', { cause: error })
  return error

  function invalid(path: string, why: string) {
    return new DomainError('criteria_invalid', INVALID, {
      errors: [{ path: `body.${path}`, message: why }],
      cause: error,
    })
  }
}
