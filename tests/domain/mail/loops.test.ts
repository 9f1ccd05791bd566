import { describe, expect, it } from 'vitest'
import { outgoingHeaders } from '../../../functions/_domain/mail/headers.ts'
import { loopReason } from '../../../functions/_domain/mail/loops.ts'

const OURS = { sender: 'no-reply@laude.example', domain: 'laude.example' }
const fromAda = { from: 'Ada <ada@example.org>', 'message-id': '<1@example.org>', 'content-type': 'text/plain' }
const reason = (headers: Record<string, string> = {}, returnPath = '<ada@example.org>') =>
  loopReason({ returnPath, headers: { ...fromAda, ...headers } }, OURS)

describe('a mail that arrives', () => {
  it('is answered if a person wrote it', () => {
    expect(reason()).toBeUndefined()
    expect(reason({ 'auto-submitted': 'no' })).toBeUndefined()
    expect(reason({ 'auto-submitted': 'No; owner=ada' })).toBeUndefined()
    expect(reason({ precedence: 'first-class' })).toBeUndefined()
    // Somebody may have an address at our domain; Apple's mail program names messages by random UUIDs there.
    const colleague = {
      from: 'ada@laude.example',
      'message-id': '<2B9C6D5E-0C1A-4F0B-9C3D-1E2F3A4B5C6D@laude.example>',
    }
    expect(reason(colleague, 'ada@laude.example')).toBeUndefined()
    expect(reason({ from: 'Nora Reply <nora.reply@example.org>' })).toBeUndefined()
  })

  it.each([
    ['automatic', { 'auto-submitted': 'auto-replied' }],
    ['automatic', { 'auto-submitted': ' Auto-Generated; x=1' }],
    ['automatic', { 'x-autoreply': 'yes' }],
    ['automatic', { precedence: 'auto_reply' }],
    ['bulk', { precedence: 'Bulk' }],
    ['bulk', { precedence: 'list' }],
    ['bulk', { 'list-id': '<news.example.org>' }],
    ['report', { 'content-type': 'multipart/report; report-type=delivery-status' }],
    ['report', { from: 'Mail Delivery <MAILER-DAEMON@example.org>' }],
    ['report', { from: 'no-reply@example.org' }],
    ['ours', { from: 'laude <no-reply@laude.example>' }],
    ['ours', { 'message-id': '<01927C3E-5F7A-7CC1-8A55-0242AC120002@LAUDE.example>' }],
  ])('is not answered: %s %o', (because, headers) => {
    expect(reason(headers)).toBe(because)
  })

  it('is not answered if nobody is to be told when the answer fails', () => {
    expect([reason({}, ''), reason({}, '<>'), reason({}, '<bounces+1@example.org>')]).toEqual(Array(3).fill('report'))
  })

  it('is never what we send: two of our servers would not answer each other', () => {
    for (const unsubscribeUrl of [undefined, 'https://laude.example/u']) {
      const sent = outgoingHeaders({ id: '5c1', domain: 'other.example', unsubscribeUrl })
      const headers = Object.fromEntries(Object.entries(sent).map(([name, value]) => [name.toLowerCase(), value]))
      expect(loopReason({ returnPath: 'ask@other.example', headers: { ...fromAda, ...headers } }, OURS)).toBe(
        'automatic',
      )
    }
  })
})
