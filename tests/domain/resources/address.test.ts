import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanUrl, hostOf, isPublicAddress, normalizeAddress } from '../../../functions/_domain/resources/address.ts'

describe('an address', () => {
  it.each([
    'https://example.org/',
    'https://www.rfc-editor.org/rfc/rfc768',
    'https://xn--bcher-kva.example.org/',
    'https://example.org:443/',
    'https://1.example.org/',
  ])('is public: %s', (url) => expect(isPublicAddress(url)).toBe(true))

  it.each([
    'https://user@example.org/',
    'https://:word@example.org/',
    'https://example.org:444/',
    'https://127.0.0.1/',
    'https://127.1/',
    'https://0x7f000001/',
    'https://2130706433/',
    'https://017700000001/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://localhost/',
    'https://a.localhost/',
    'https://printer/',
    'https://printer.local/',
    'https://LOCAL.Internal/',
    'https://box.home.arpa/',
    'https://example.org./',
    'https://a..b.org/',
  ])('is not public: %s', (url) => expect(isPublicAddress(url)).toBe(false))

  it.each([
    ['https://Example.ORG', 'https://example.org/'],
    ['https://example.org/a/', 'https://www.example.org/a'],
    ['https://example.org/a/index.html', 'https://example.org/a'],
    ['https://example.org/a#part', 'https://example.org/a'],
    ['https://example.org/?b=2&a=1', 'https://example.org/?a=1&b=2'],
    ['https://example.org/?a=1&utm_source=x&fbclid=y', 'https://example.org?a=1'],
    ['https://example.org:443/', 'https://example.org/'],
  ])('%s is the same as %s', (one, other) => expect(normalizeAddress(one)).toBe(normalizeAddress(other)))

  it.each([
    ['https://example.org/a', 'https://example.org/A'],
    ['https://example.org/?v=1', 'https://example.org/?v=2'],
    ['https://example.org/#/one', 'https://example.org/#/two'],
    ['https://a.example.org/', 'https://example.org/'],
  ])('%s is another than %s', (one, other) => expect(normalizeAddress(one)).not.toBe(normalizeAddress(other)))

  it('stays the same when it is cleaned, and cleaned once is clean', () => {
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ['https'], withQueryParameters: true, withFragments: true }), (url) => {
        const cleaned = cleanUrl(url)
        expect(cleanUrl(cleaned)).toBe(cleaned)
        expect(normalizeAddress(cleaned)).toBe(normalizeAddress(url))
      }),
    )
  })

  it('has a host that readers know', () => expect(hostOf('https://www.example.org/a')).toBe('example.org'))
})
