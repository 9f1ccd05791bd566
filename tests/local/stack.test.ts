import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import process from 'node:process'
import { createClient } from '@supabase/supabase-js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { postForm } from '../support/post-form.ts'
import { ownPlace } from '../support/start-stack.ts'
import { runStack } from './run-stack.ts'

const answers = (url: string) =>
  fetch(url, { redirect: 'manual' }).then(
    (response) => response.status,
    () => 'nothing',
  )

/** The processes that it started, on Linux. */
const childrenOf = (pid: number) =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number)

describe('npm start', () => {
  let place: Awaited<ReturnType<typeof ownPlace>>
  beforeAll(async () => {
    place = await ownPlace()
  })
  afterAll(() => place.remove())
  const browser = () => createClient(place.api, 'sb_publishable_local', { auth: { persistSession: false } })
  const everything = async () => [
    await answers(`${place.site}/sign-in`),
    await answers(`${place.api}/functions/v1/achievements-api/health`),
    await answers(`${place.api}/auth/v1/health`),
  ]
  const stopped = ['nothing', 'nothing', 'nothing']

  it('npm start runs the site, the functions, Auth and a seeded database, and prints their addresses', async () => {
    const stack = await runStack({
      ...place.env,
      PROTOCOL_HEADER: 'x-forwarded-proto',
      SECURITY_CONTACT: 'mailto:security@laude.test',
    })
    expect(stack.state, stack.output()).toBe('running')
    expect(stack.output()).toContain(place.site)
    expect(stack.output()).toContain('student@laude.test')
    const picture = await fetch(`${place.site}/icon.svg`, { headers: { 'x-forwarded-proto': 'https' } })
    expect(picture.headers.get('x-content-type-options')).toBe('nosniff')
    expect(picture.headers.get('strict-transport-security')).toBe('max-age=31536000')
    const contact = await fetch(`${place.site}/.well-known/security.txt`)
    expect(await contact.text()).toContain('Contact: mailto:security@laude.test\n')
    expect(await everything()).toEqual([200, 200, 200])
    const { data, error } = await browser().auth.signInWithPassword({
      email: 'student@laude.test',
      password: 'laude-demo',
    })
    expect(error).toBeNull()
    const response = await fetch(`${place.api}/functions/v1/attempts-api/tests?community=harbor`, {
      headers: { Authorization: `Bearer ${data.session?.access_token}` },
    })
    expect(await response.json()).toMatchObject({ data: [{ questions: 150 }, { questions: 150 }, { questions: 100 }] })

    const { error: taken } = await browser().auth.signUp({ email: 'kept@laude.test', password: 'kept-for-good' })
    expect(taken).toBeNull()
    expect(await stack.signal('SIGINT')).toBe(0)
    expect(await everything()).toEqual(stopped)
  })

  it('the data is kept for the next start', async () => {
    const stack = await runStack(place.env)
    expect(stack.state, stack.output()).toBe('running')
    const { error } = await browser().auth.signInWithPassword({ email: 'kept@laude.test', password: 'kept-for-good' })
    expect(error).toBeNull()

    const second = await runStack(place.env)
    expect(second.state).toBe(1)
    expect(second.output()).toContain('already running from this folder')

    expect(await stack.signal('SIGTERM')).toBe(0)
    expect(await everything()).toEqual(stopped)
  })

  it('after a SIGKILL nothing answers, and the stack starts again', async () => {
    const stack = await runStack(place.env)
    await stack.signal('SIGKILL')
    await expect.poll(everything).toEqual(stopped)
    const again = await runStack(place.env)
    expect(again.state, again.output()).toBe('running')
    expect(await again.signal('SIGINT')).toBe(0)
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('a %s that only npm gets stops everything', async (signal) => {
    const npm = await runStack(place.env, [], true)
    expect(npm.state, npm.output()).toBe('running')
    await npm.signal(signal)
    await expect.poll(everything).toEqual(stopped)
  })

  it('--fresh starts over, and --assistant=stand-in starts one with it', async () => {
    const unknown = await runStack(place.env, ['--assistant=parrot'])
    expect([unknown.state, unknown.output()]).toEqual([1, expect.stringContaining('no assistant called parrot')])

    const standIn = `http://127.0.0.1:${place.env.ASSISTANT_PORT}`
    const stack = await runStack(place.env, ['--fresh', '--assistant=stand-in'])
    expect(stack.state, stack.output()).toBe('running')
    expect(stack.output()).toContain(`a stand-in, which quotes; ${standIn}/requests`)
    expect(await answers(`${standIn}/requests`)).toBe(200)
    const { error } = await browser().auth.signInWithPassword({ email: 'kept@laude.test', password: 'kept-for-good' })
    expect(error?.code).toBe('invalid_credentials')
    expect(await stack.signal('SIGINT')).toBe(0)
    expect(await answers(`${standIn}/requests`)).toBe('nothing')
  })

  it.runIf(process.platform === 'linux')(
    '--servers 2 runs two processes on one port with one Auth; one that is killed starts again while the other answers',
    async () => {
      const many = await runStack(place.env, ['--servers', 'many'])
      expect([many.state, many.output()]).toEqual([1, expect.stringContaining('--servers is "many".')])
      const stack = await runStack(place.env, ['--servers', '2'])
      expect(stack.state, stack.output()).toBe('running')
      expect(stack.output()).toContain("2 processes on the API's port")

      const person = { email: 'student@laude.test', password: 'laude-demo' }
      const { data } = await browser().auth.signInWithPassword(person)
      const ask = async () => {
        // A connection of its own, which Linux gives to either process.
        const headers = { Authorization: `Bearer ${data.session?.access_token}`, Connection: 'close' }
        const response = await fetch(`${place.api}/functions/v1/attempts-api/tests?community=harbor`, { headers })
        return response.status
      }
      const answeredBy = (log: string) =>
        readFileSync(join(place.home, log), 'utf8').includes('"path":"/attempts-api/tests"')
      await expect
        .poll(async () => [await ask(), answeredBy('api.log'), answeredBy('api-2.log')], { interval: 10 })
        .toEqual([200, true, true])

      // Five guesses at once are free, by the count of the one Auth, whichever process they come to.
      const guess = async () =>
        (await browser().auth.signInWithPassword({ ...person, password: 'a guess' })).error?.status
      const guesses = await Promise.all(Array.from({ length: 40 }, guess))
      expect(guesses.filter((status) => status !== 429).length).toBeLessThan(10)

      const findSecond = () =>
        childrenOf(stack.pid).find((pid) => readFileSync(`/proc/${pid}/environ`, 'utf8').includes('FIRST_SERVER='))
      const second = findSecond()
      process.kill(second ?? Number.NaN, 'SIGKILL')
      await expect.poll(stack.output).toContain('Server 2 of the API ended with SIGKILL. It starts again in 0.5 s.')
      for (let i = 0; i < 20; i++) expect(await ask()).toBe(200)
      // A new process begins its log anew.
      await expect.poll(() => [undefined, second].includes(findSecond())).toBe(false)
      await expect.poll(async () => [await ask(), answeredBy('api-2.log')], { interval: 50 }).toEqual([200, true])
      expect(await stack.signal('SIGINT')).toBe(0)
      expect(await everything()).toEqual(stopped)
    },
  )

  it('what only a Supabase project has is refused in supabase-js with the reason', async () => {
    const stack = await runStack(place.env)
    expect(stack.state, stack.output()).toBe('running')
    const client = browser()
    expect((await client.from('profiles').select()).error?.message).toContain('needs a Supabase project')
    const [state, reason] = await new Promise<[string, string | undefined]>((resolve) => {
      client.channel('room').subscribe((state, error) => resolve([state, error?.message]))
    })
    await client.removeAllChannels()
    expect([state, reason]).toEqual([
      'CHANNEL_ERROR',
      'The local stack has no Realtime: that needs a Supabase project.',
    ])
    expect(await stack.signal('SIGINT')).toBe(0)
  })

  it.runIf(process.platform === 'linux')(
    'wrong passwords on the site hold up no other user, and signing out ends a token at every function',
    async () => {
      const stack = await runStack(place.env)
      expect(stack.state, stack.output()).toBe('running')
      // All of 127.0.0.0/8 is this machine: users of different addresses.
      const signIn = (localAddress: string, email: string, password: string) =>
        postForm({ url: `${place.site}/sign-in?/password`, localAddress, form: { email, password } })
      const people = ['one@laude.test', 'two@laude.test'].map((email) => ({ email, password: 'correct horse' }))
      for (const person of people) expect((await browser().auth.signUp(person)).error).toBeNull()
      const [one, two] = people.map(({ email }) => email)

      const guesses = []
      for (let i = 0; i < 40; i++) guesses.push(await signIn('127.0.0.2', one ?? '', `guess ${i}`))
      expect(new Set(guesses)).toEqual(new Set([400, 429]))
      expect(await signIn('127.0.0.2', two ?? '', 'correct horse')).toBe(303)
      expect(await signIn('127.0.0.3', two ?? '', 'correct horse')).toBe(303)
      expect(await signIn('127.0.0.3', one ?? '', 'correct horse')).toBe(303)

      const client = browser()
      const { data } = await client.auth.signInWithPassword({ email: two ?? '', password: 'correct horse' })
      const ask = async (path: string) => {
        const headers = { Authorization: `Bearer ${data.session?.access_token}` }
        return (await fetch(`${place.api}/functions/v1/${path}`, { headers })).status
      }
      const functions = [
        'achievements-api?community=harbor',
        'attempts-api/tests?community=harbor',
        'communities-api',
        'courses-api/courses?community=harbor',
        'gamification-api/profile',
        'milestone-validation-api/reviews?community=harbor',
        'resources-api/resources?community=harbor',
      ]
      for (const path of functions) expect([path, await ask(path)]).not.toEqual([path, 401])
      await client.auth.signOut()
      for (const path of functions) await expect.poll(() => ask(path), { interval: 10 }).toBe(401)
      expect(await stack.signal('SIGINT')).toBe(0)
    },
  )

  it('a port in use is named with what to do, and nothing is started', async () => {
    for (const [index, variable] of ['SITE_PORT', 'API_PORT', 'DB_PORT'].entries()) {
      const squatter = createServer().listen(place.ports[index], '127.0.0.1')
      const stack = await runStack(place.env)
      squatter.close()
      expect(stack.state).toBe(1)
      expect(stack.output().trim().split('\n')).toEqual([
        expect.stringMatching(new RegExp(`^Port ${place.ports[index]}, which .* needs, is in use\\.$`)),
        expect.stringContaining(`${variable}=`),
      ])
      expect((await everything()).filter((answer) => answer !== 'nothing')).toEqual([])
    }
  })

  it.each([
    [{ DATABASE_URL: 'mysql://root@localhost/laude' }, /^DATABASE_URL is not the address of a Postgres\.$/],
    [
      { DATABASE_URL: 'postgresql://me:secret@127.0.0.1:9/laude' },
      /^The database laude at 127.0.0.1:9 does not answer\.$/,
    ],
    [
      { DATABASE_URL: 'postgresql://me:secret@no-such-host.invalid/laude' },
      /^There is no server called no-such-host.invalid\.$/,
    ],
    [{ SITE_PORT: 'eighty' }, /^SITE_PORT is "eighty", which is no port\.$/],
    [
      { SUPABASE_URL: 'https://abcdefgh.supabase.co' },
      /^SUPABASE_URL points to a Supabase project, but its publishable key is not set\.$/,
    ],
  ])('refuses %j with a sentence that says what to do', async (env, sentence) => {
    const stack = await runStack({ ...place.env, ...env })
    const [first, second, ...rest] = stack.output().trim().split('\n')
    expect(stack.state).toBe(1)
    expect(first).toMatch(sentence)
    expect(second).toMatch(/\w.*\.$/)
    expect(rest).toEqual([])
    expect(stack.output()).not.toMatch(/secret|at .*:\d+:\d+/)
  })
})
