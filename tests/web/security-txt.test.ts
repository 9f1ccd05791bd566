import { expect, it } from 'vitest'
import { securityTxt } from '../../web/src/lib/shell/security-txt.ts'

it('security.txt names the contact and its own address, and expires within a year', () => {
  const now = Date.parse('2026-03-01T00:00:00Z')
  const text = securityTxt('https://laude.test/report', 'https://laude.test/.well-known/security.txt', now)
  const fields = Object.fromEntries(
    text
      .trim()
      .split('\n')
      .map((line) => line.split(/: (.*)/s).slice(0, 2)),
  )
  expect(fields).toMatchObject({
    Contact: 'https://laude.test/report',
    Canonical: 'https://laude.test/.well-known/security.txt',
  })
  const expires = Date.parse(String(fields.Expires))
  expect(expires).toBeGreaterThan(now)
  expect(expires).toBeLessThan(now + 365 * 86_400_000)
})
