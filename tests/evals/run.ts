import process from 'node:process'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { assistantEnv, toAssistantEnv } from '../../functions/_http/assistant-env.ts'
import { createModelClient, type ModelOptions } from '../../functions/_services/assistant/model/create-model-client.ts'
import { startStandIn } from '../../supabase/local/assistant-stand-in/stand-in.ts'
import { askAll } from './ask-all.ts'
import { CASES } from './cases.ts'
import { passes, toLines, toReport } from './report.ts'

// npm run evals: recorded conversations against the model that the environment names; without a key against the stand-in,
// which shows that the machinery runs and says nothing about a model. --json prints everything, answers included.
const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } })
const { apiKey, baseURL, models, prices } = toAssistantEnv(z.object(assistantEnv).parse(process.env))
const standIn = apiKey ? undefined : await startStandIn()
const options: ModelOptions = standIn ? { apiKey: standIn.key, baseURL: standIn.url } : { apiKey, baseURL, models }
const client = createModelClient(options)
if (!client) throw new Error('no key')

const against = standIn
  ? 'the stand-in: the machinery alone, which says nothing about a model'
  : `${client.modelOf('hint')} for hints and ${client.modelOf('explain')} for explanations, ${client.modelOf('ask')} in Ask, at ${baseURL ?? 'the Claude API'}`
const say = (line: string) => (values.json ? console.error(line) : console.log(line))
say(`Evals against ${against}.`)
const report = toReport(against, !standIn, await askAll(client, CASES, prices))
await standIn?.close()
if (values.json) console.log(JSON.stringify(report, null, 2))
else for (const line of toLines(report)) console.log(line)
const verdict = passes(report) ? 'All answered' : 'Not good enough'
say(`${verdict}${!standIn && passes(report) ? ' and within the limits' : ''}. These were evals against ${against}.`)
process.exitCode = passes(report) ? 0 : 1
