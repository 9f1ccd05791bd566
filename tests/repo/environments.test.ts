import { describe, expect, it } from 'vitest'
import { environment as production } from '../../deploy/environments/production.ts'
import { environment as staging } from '../../deploy/environments/staging.ts'
import { files, read } from './files.ts'

const environments = files.filter((file) => /^deploy\/environments\/.*\.ts$/.test(file))

/** What providers make secrets look like, and addresses with a password. */
const SECRET = /sbp_|sb_secret_|sk-ant|whsec_|eyJ[\w-]{20}|:\/\/[^/\s:@]+:[^@\s]+@|['"`][A-Za-z0-9+/=_-]{32,}['"`]/

describe('the files of environments', () => {
  it('hold no secret; what everybody knows of a laptop is none', () => {
    expect(environments.length).toBeGreaterThan(3)
    const known = 'postgresql://postgres:postgres@127.0.0.1:54322/postgres'
    expect(environments.filter((file) => SECRET.test(read(file).replaceAll(known, '')))).toEqual([])
  })

  it('are beside files of secrets that git ignores', () => {
    expect(read('.gitignore').split('\n')).toContain('.env.*')
    expect(files.filter((file) => /(^|\/)\.env/.test(file))).toEqual([])
  })

  it.each([staging, production])('of $name names no secret that the workflow does not pass on', ({ secrets, site }) => {
    const workflow = read('.github/workflows/deploy.yml')
    const names = [...secrets.deploying, ...secrets.functions, ...secrets.optional, ...(site?.secrets ?? [])]
    expect(names.filter((name) => !workflow.includes(`${name}: \${{ `))).toEqual([])
  })

  it.each([
    `const a = 'sbp_${'0'.repeat(40)}'`,
    "url: 'postgresql://postgres:hunter2@db.example.com/postgres'",
    `key: '${'Zx9'.repeat(12)}'`,
  ])('are searched for %s', (line) => {
    expect(line).toMatch(SECRET)
  })
})
