import { describe, expect, it } from 'vitest'
import { describePack, play } from './describe-pack.ts'
import { firstSteps, language } from './language-scripts.ts'

describePack('language', language)

describe('language: first_steps', () => {
  it.each(firstSteps)('is given by $type', (event) => {
    expect(play('language', [event]).after.earned).toContain('language/first_steps')
  })
})
