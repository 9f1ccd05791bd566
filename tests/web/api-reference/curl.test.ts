import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toCurl, type CurlRequest } from '../../../web/src/lib/features/api-reference/curl.ts'

const request: CurlRequest = {
  method: 'get',
  path: '/attempts-api/tests/{id}',
  access: 'token',
  params: { id: 'a b' },
  query: {},
  headers: {},
  streams: false,
}

/** What a shell hands to curl. */
function inShell(text: string): string[] {
  const script = String.raw`curl() { printf '%s\0' "$@"; }; API=http://api.test; TOKEN=t0ken; WORKER_SECRET=s3cret; ${text}`
  const { stdout, status } = spawnSync('sh', ['-c', script], { encoding: 'utf8' })
  expect(status).toBe(0)
  return stdout.split('\0').slice(0, -1)
}

describe('an example for a shell', () => {
  it('fills the path, the query and the headers', () => {
    expect(inShell(toCurl({ ...request, query: { community: 'a&b' }, headers: { 'idempotency-key': 'k' } }))).toEqual([
      'http://api.test/functions/v1/attempts-api/tests/a%20b?community=a%26b',
      ...['-H', 'Authorization: Bearer t0ken'],
      ...['-H', 'idempotency-key: k'],
    ])
  })

  it('sends no token where none is needed, and the secret where a scheduler calls', () => {
    expect(inShell(toCurl({ ...request, access: 'nothing' }))).toHaveLength(1)
    expect(inShell(toCurl({ ...request, access: 'optional_token' }))).toHaveLength(1)
    expect(inShell(toCurl({ ...request, access: 'worker_secret' }))).toContain('Authorization: Bearer s3cret')
  })

  it('sends a file as it is, and shows a stream as it comes', () => {
    expect(inShell(toCurl({ ...request, method: 'post', body: { mediaType: '*/*', example: '' } }))).toEqual(
      expect.arrayContaining(['-X', 'POST', '--data-binary', '@file']),
    )
    expect(inShell(toCurl({ ...request, streams: true }))).toContain('-N')
  })

  it('a body reaches curl to the letter, whatever is in it', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string({ unit: 'grapheme' })), (example) => {
        const sent = inShell(toCurl({ ...request, body: { mediaType: 'application/json', example } }))
        expect(JSON.parse(sent.at(-1) ?? '')).toEqual(JSON.parse(JSON.stringify(example)))
      }),
      { numRuns: 40 },
    )
  })
})
