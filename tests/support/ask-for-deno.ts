import process from 'node:process'
import { createModelClient } from '../../functions/_services/assistant/model/create-model-client.ts'

// Run by Deno: asks the model twice, once to the end and once until its first word, and prints how both went.
const [url = '', key = ''] = process.argv.slice(2)
const client = createModelClient({ apiKey: key, baseURL: url })
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
