import { errorCode, refusedBy } from '../../_db/errors.ts'
import { DomainError } from '../../_domain/errors.ts'

const REFUSED = 'The rule cannot be as it is.'

/** What the database refused of an achievement, in words for who wrote it. Anything else is passed on. */
export function refusedRule(error: unknown): unknown {
  if (errorCode(error) === '23505')
    return new DomainError('already_exists', 'The community has an achievement with this slug.', { cause: error })
  const refused = refusedBy(error)
  if (!refused) return error
  const { constraint, message } = refused
  if (constraint === 'achievements_xp_follows_rarity') return refusal('xp', 'does not follow from its rarity')
  if (constraint !== undefined) return refusal(constraint.replace(/^achievements_/, ''), 'is not so')
  // Our own functions say where: "malformed criteria at all[0].gte: expected gte or lte".
  const [, what, path, why] = /^malformed (criteria|tiers)(?: at ([^:]+))?: (.+)$/s.exec(message) ?? []
  if (what && why) return refusal([what, ...(path && path !== what ? [path] : [])].join('.'), why)
  if (message.startsWith('achievements ask for each other in a circle')) return refusal('criteria', message)
  if (message.includes('from draft to live to retired'))
    return new DomainError('conflict', 'It goes from draft to live to retired, never back.', { cause: error })
  return error

  function refusal(path: string, why: string) {
    return new DomainError('criteria_invalid', REFUSED, {
      errors: [{ path: `body.${path}`, message: why }],
      cause: error,
    })
  }
}
