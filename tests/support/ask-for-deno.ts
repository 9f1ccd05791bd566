import process from 'node:process'
import { setTimeout } from 'node:timers/promises'
import { createModelClient } from '../../functions/_services/assistant/model/create-model-client.ts'

// Run by Deno: asks the model to the end, until its first word, where it stalls, and until a reader leaves in a silence; prints how the
// first, third and fourth ended.
const [url = '', key = ''] = process.argv.slice(2)

function ask(words: string, { stallMs, signal }: { stallMs?: number; signal?: AbortSignal } = {}) {
  const client = createModelClient({ apiKey: key, baseURL: url, stallMs })
  if (!client) throw new Error('no key')
  const system = [{ text: 'You help.' }]
  return client.ask({ task: 'hint', system, messages: [{ role: 'user', text: words }], maxTokens: 300 }, signal)
}

for await (const event of ask('to the end')) if (event.type === 'end') console.log(JSON.stringify(event))
for await (const event of ask('until the first word [stand-in:hold]')) if (event.type === 'text') break

// What a server that runs for long has: garbage that is collected while it waits.
const collecting = setInterval(() => globalThis.gc?.(), 100)
for await (const event of ask('until it stalls [stand-in:stall]', { stallMs: 1000 }))
  if (event.type === 'end') console.log(JSON.stringify(event))

const leaving = new AbortController()
const events = ask('until it is silent [stand-in:hold]', { signal: leaving.signal })[Symbol.asyncIterator]()
let last = events.next()
// Silent is who has said nothing for so long.
for (let silent = false; !silent;) {
  silent = await Promise.race([last.then(() => false), setTimeout(500).then(() => true)])
  if (!silent) last = events.next()
}
leaving.abort()
console.log(JSON.stringify((await last).value))
await events.return?.()
clearInterval(collecting)
