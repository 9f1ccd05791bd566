import { describe, expect, it } from 'vitest'
import { readSignUp, signUpProblems } from '../../../web/src/lib/features/sign-in/sign-in-form.server.ts'

const form = (changes: Record<string, string>) => {
  const data = new FormData()
  const fields = { name: 'Noa', email: 'noa@example.test', password: 'long enough', time_zone: 'America/New_York' }
  for (const [name, value] of Object.entries({ ...fields, ...changes })) data.set(name, value)
  return readSignUp(data)
}

describe('the form to sign up', () => {
  it('brings the time zone of the device along', () => {
    expect(form({}).timeZone).toBe('America/New_York')
    expect(signUpProblems(form({}))).toBeNull()
  })

  it.each(['', 'Nowhere/City', '+05:00', 'CEST'])('asks for a time zone when it has none that is known: %j', (zone) => {
    expect(signUpProblems(form({ time_zone: zone }))).toMatchObject({ timeZone: 'Choose your time zone.' })
  })
})
