import process from 'node:process'
import { createModelClient } from '../../functions/_services/assistant/model/create-model-client.ts'

// Run by Deno: asks the model to the end, until its first word, and where it stalls, and prints how the first and last ended.
const [url = '', key = ''] = process.argv.slice(2)
const client = createModelClient({ apiKey: key, baseURL: url, stallMs: 1000 })
if (!client) throw new Error('no key')
const ask = (words: string) =>
  client.ask({
    task: 'hint',
    system: [{ text: 'You help.' }],
    messages: [{ role: 'user', text: words }],
    maxTokens: 300,
  })

for await (const event of ask('to the end')) if (event.type === 'end') console.log(JSON.stringify(event))
for await (const event of ask('until the first word [stand-in:hold]')) if (event.type === 'text') break
// What a server that runs for long has: garbage that is collected while it waits.
const collecting = setInterval(() => globalThis.gc?.(), 100)
for await (const event of ask('until it stalls [stand-in:stall]'))
  if (event.type === 'end') console.log(JSON.stringify(event))
clearInterval(collecting)
