import { expect, it } from 'vitest'
import { mayScrape } from '../../../functions/_domain/ops/may-scrape.ts'

const TOKEN = 'what Prometheus knows'
const may = (headers: Record<string, string>, socketAddress?: string, token?: string) =>
  mayScrape(new Headers(headers), { token, socketAddress })

it.each(['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1'])('lets %s read without a token', (address) => {
  expect(may({}, address)).toBe(true)
})

it.each(['10.0.0.1', '::ffff:10.0.0.1', '2001:db8::1', '127.0.0.1.example', '', undefined])(
  'lets %s read nothing without a token',
  (address) => {
    expect(may({}, address)).toBe(false)
  },
)

it.each(['X-Forwarded-For', 'Forwarded', 'Via', 'X-Real-IP'])('knows a proxy on this machine by its %s', (name) => {
  expect(may({ [name]: '127.0.0.1' }, '127.0.0.1')).toBe(false)
})

it('asks everybody for the token where there is one', () => {
  expect(may({ Authorization: `Bearer ${TOKEN}` }, '203.0.113.9', TOKEN)).toBe(true)
  expect(may({ Authorization: `Bearer ${TOKEN}`, Via: '1.1 proxy' }, undefined, TOKEN)).toBe(true)
  for (const shown of [
    '',
    'Bearer',
    'Bearer ',
    TOKEN,
    `Bearer ${TOKEN}x`,
    `Bearer ${TOKEN.slice(1)}`,
    `Basic ${TOKEN}`,
  ])
    expect(may({ Authorization: shown }, '127.0.0.1', TOKEN)).toBe(false)
  expect(may({}, '127.0.0.1', TOKEN)).toBe(false)
})
