import { Hono } from 'hono'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TIMINGS } from '../../../functions/_domain/failover/timings.ts'
import { createCloudflare } from '../../../functions/_services/failover/cloudflare.ts'
import { createController } from '../../../functions/_services/failover/controller.ts'
import { createPeers } from '../../../functions/_services/failover/peers.ts'
import { createTell, type NewsMail } from '../../../functions/_services/failover/tell.ts'
import { createSmtpProvider } from '../../../functions/_services/mail/smtp-provider.ts'
import { startCloudflare } from '../../support/cloudflare.ts'
import { serve } from '../../support/loopback.ts'
import { startSmtpServer } from '../../support/smtp-server.ts'
import { startVantages, WATCH_TOKEN, type Vantages } from '../../support/vantages.ts'

const NOWHERE = 'http://127.0.0.1:9'
const node = (name: string, address: string) => ({ name, address, api: name, guard: NOWHERE, database: '127.0.0.1:9' })
const nodes = [node('a', '192.0.2.1'), node('b', '192.0.2.2')]

describe('a controller', () => {
  let vantages: Vantages
  let cloudflare: Awaited<ReturnType<typeof startCloudflare>>
  let webhook: Awaited<ReturnType<typeof serve>>
  let posted: { key: string; text: string }[]
  let takesNews: boolean
  let pings: number
  const peers = createPeers({ token: WATCH_TOKEN, timeout: 60_000 })

  beforeEach(async () => {
    posted = []
    takesNews = true
    pings = 0
    vantages = await startVantages({ timings: TIMINGS })
    cloudflare = await startCloudflare('laude.example', '192.0.2.1')
    webhook = await serve(() =>
      new Hono()
        .post('/news', async (c) => {
          if (!takesNews) return c.body(null, 500)
          posted.push(await c.req.json())
          return c.body(null, 204)
        })
        .get('/ping', (c) => {
          pings++
          return c.body(null, 204)
        }),
    )
    // b has taken over, and all of them see it work.
    for (const voter of vantages.voters) await peers.requestLease(voter, { node: 'b', epoch: 2 })
    await vantages.look(2)
  })
  afterEach(() => Promise.all([vantages.stop(), cloudflare.stop(), webhook.stop()]))

  const create = ({ token = cloudflare.options.token, mail }: { token?: string; mail?: NewsMail } = {}) =>
    createController({
      ...{ nodes, voters: vantages.voters, peers, timings: TIMINGS },
      policy: { mode: 'sync', maxLag: 0 },
      dns: createCloudflare({ ...cloudflare.options, token, pause: 5 }),
      tell: createTell({ webhook: `${webhook.origin}/news`, mail, log: () => undefined, pause: 5, tries: 2 }),
      pingUrl: `${webhook.origin}/ping`,
    })
  const turns = async (controller: ReturnType<typeof create>, times = 3) => {
    for (let time = 0; time < times; time++) {
      await controller.turn()
      await controller.drain()
    }
  }
  const patches = () => cloudflare.requests.filter((request) => request.startsWith('PATCH')).length

  it('points DNS at who took over, then tells people once', async () => {
    await turns(create(), 5)
    expect(cloudflare.record.content).toBe('192.0.2.2')
    expect(patches()).toBe(1)
    expect(posted).toEqual([
      { key: 'laude-failover-epoch-2', level: 'info', text: 'b is primary, in epoch 2, and works.' },
    ])
    expect(vantages.vantages().map((vantage) => vantage.report().ballot.announced)).toEqual([2, 2, 2])
    expect(pings).toBe(5)
    // Another one has nothing left to do.
    await turns(create())
    expect(posted).toHaveLength(1)
    expect(patches()).toBe(1)
  })

  it('that is killed between two steps is continued by another', async () => {
    await create().turn()
    expect(cloudflare.record.content).toBe('192.0.2.2')
    expect(posted).toEqual([])
    await turns(create())
    expect(patches()).toBe(1)
    expect(posted).toHaveLength(1)
  })

  it('tells people later where the webhook did not take it', async () => {
    takesNews = false
    const controller = create()
    await turns(controller)
    takesNews = true
    await turns(controller, 1)
    expect(posted).toMatchObject([{ key: 'laude-failover-epoch-2' }])
  })

  it('mails people once, later where a server of mail was down, and gives up an address that is refused', async () => {
    let isUp = false
    const { taken, url } = await startSmtpServer({
      onMailFrom: (_, __, done) =>
        done(isUp ? null : Object.assign(new Error('Try again later'), { responseCode: 451 })),
      onRcptTo: ({ address }, _, done) =>
        done(address.startsWith('gone') ? Object.assign(new Error('No such user'), { responseCode: 550 }) : null),
    })
    const from = 'laude <no-reply@laude.example>'
    const to = ['operator@laude.example', 'gone@laude.example']
    const mail = { provider: createSmtpProvider(url), from, to, siteUrl: 'https://laude.example' }
    const controller = create({ mail })
    await turns(controller)
    isUp = true
    await turns(controller, 5)
    expect(taken.map(({ to }) => to)).toEqual([['operator@laude.example']])
    expect(taken[0]?.raw).toContain('b is primary, in epoch 2, and works.')
    expect(taken[0]?.raw).toContain('https://laude.example/ops')
    expect(taken[0]?.raw).toContain('Message-ID: <laude-failover-epoch-2@laude.example>')
    // The webhook took the news while the mail was still to go.
    expect(posted).toHaveLength(1)
    expect(vantages.vantages().map((vantage) => vantage.report().ballot.announced)).toEqual([2, 2, 2])
  })

  it('with a token without rights says so once, and does not ask in a loop', async () => {
    await turns(create({ token: 'another token' }), 6)
    expect(cloudflare.record.content).toBe('192.0.2.1')
    expect(cloudflare.requests).toHaveLength(1)
    expect(posted.map(({ text }) => text)).toEqual([
      'The DNS record was neither read nor changed. Cloudflare answered 403: Invalid access token',
      'The DNS record could not be read.',
    ])
  })

  it('with a token that may only read says so once, too', async () => {
    cloudflare.refuseWrites()
    await turns(create(), 6)
    expect(patches()).toBe(1)
    expect(posted[0]?.text).toContain('403: Authentication error')
  })

  it('reads a record that is right only now and then', async () => {
    cloudflare.record.content = '192.0.2.2'
    await turns(create(), 6)
    expect(cloudflare.requests).toHaveLength(1)
  })

  it('that is cut off from the vantage points does nothing, and no longer pings', async () => {
    await vantages.end(0)
    await vantages.end(1)
    await turns(create())
    expect(cloudflare.requests).toEqual([])
    expect(posted.map(({ text }) => text)).toEqual([
      'Too few vantage points answer: this controller is cut off, and does nothing.',
    ])
    expect(pings).toBe(0)
    await vantages.startAgain(0)
    // It was started anew, and has its ballot from its file.
    await vantages.look(2)
    await turns(create())
    expect(cloudflare.record.content).toBe('192.0.2.2')
  })

  it('knows nobody who shows another token', async () => {
    const stranger = createPeers({ token: 'guessed' })
    expect(await stranger.readVoter(vantages.voters[0] ?? '')).toBeUndefined()
    expect(await stranger.requestLease(vantages.voters[0] ?? '', { node: 'a', epoch: 9, force: true })).toBeUndefined()
    expect(vantages.vantages()[0]?.report().ballot.epoch).toBe(2)
  })
})
