import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseReplyAddress, toBase32, writeReplyAddress } from '../../../functions/_domain/mail/reply-address.ts'

const signature = fc.uint8Array({ minLength: 15, maxLength: 15 }).map(toBase32)

describe('a reply address', () => {
  it('is read as it was written, in any case that mail servers make of it', () => {
    fc.assert(
      fc.property(fc.uuid(), signature, (thread, signed) => {
        const address = writeReplyAddress({ thread, signature: signed }, 'mail.laude.example')
        const read = { thread, signature: signed }
        expect(parseReplyAddress(address, 'mail.laude.example')).toEqual(read)
        expect(parseReplyAddress(` ${address.toUpperCase()} `, 'Mail.laude.example')).toEqual(read)
        // RFC 5321: at most 64 characters before the @.
        expect(address.indexOf('@')).toBeLessThanOrEqual(64)
      }),
    )
  })

  it('is no other address', () => {
    const address = writeReplyAddress({ thread: crypto.randomUUID(), signature: 'a'.repeat(24) }, 'laude.example')
    for (const other of [
      '',
      'ada@laude.example',
      address.replace('reply+', ''),
      address.replace('laude.example', 'evil.example'),
      `${address}.evil.example`,
      address.replace('@', 'a@'),
      `x${address}`,
    ])
      expect(parseReplyAddress(other, 'laude.example'), other).toBeUndefined()
  })

  it('has base32 as RFC 4648 writes it', () => {
    const encode = (text: string) => toBase32(new TextEncoder().encode(text))
    expect(['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map(encode)).toEqual([
      '',
      'my',
      'mzxq',
      'mzxw6',
      'mzxw6yq',
      'mzxw6ytb',
      'mzxw6ytboi',
    ])
  })
})
