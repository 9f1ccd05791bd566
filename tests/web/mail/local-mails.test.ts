import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linkParts } from '../../../web/src/lib/features/mail/link-parts.ts'
import { isThisMachine } from '../../../web/src/lib/features/mail/this-machine.server.ts'

describe('the page of the local mail', () => {
  it('is for a browser on this machine that asks for it by a name of this machine', () => {
    for (const hostname of ['localhost', '127.0.0.1', '[::1]'])
      for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1'])
        expect(isThisMachine(hostname, address)).toBe(true)
    expect(isThisMachine('localhost', '192.168.1.7')).toBe(false)
    expect(isThisMachine('192.168.1.2', '127.0.0.1')).toBe(false)
    expect(isThisMachine('laude.example', '127.0.0.1')).toBe(false)
    expect(isThisMachine('localhost.evil.example', '127.0.0.1')).toBe(false)
  })

  it('makes links of addresses, and changes nothing of the text', () => {
    expect(linkParts('Open this:\nhttps://laude.example/x?a=1&b=2\nBye')).toEqual([
      { text: 'Open this:\n', isLink: false },
      { text: 'https://laude.example/x?a=1&b=2', isLink: true },
      { text: '\nBye', isLink: false },
    ])
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.webUrl(), fc.constant('javascript:alert(1)'))), (parts) => {
        const text = parts.join(' ')
        const found = linkParts(text)
        expect(found.map((part) => part.text).join('')).toBe(text)
        for (const { text: link, isLink } of found) if (isLink) expect(link).toMatch(/^https?:\/\//)
      }),
    )
  })
})
