import process from 'node:process'
import { parseArgs } from 'node:util'
import { readKafkaConfig } from './_http/kafka-env.ts'
import { checkTopics } from './_kafka/admin.ts'
import { readLag } from './_kafka/lag.ts'
import { discardMessages, readParked, requeueMessages, type ParkedMessage } from './_kafka/parked.ts'

// npm run events -- setup | lag | parked | requeue | discard: for those who look after Kafka.
const USE = `Use: npm run events -- setup                     creates the topics
     npm run events -- lag                       how many events wait to be applied
     npm run events -- parked                    lists what could not be applied, a JSON object a line
     npm run events -- requeue <place>…          publishes parked events once more; --reason <reason> or --all for many
     npm run events -- discard <place>…          forgets parked events; likewise`

process.exitCode = await run()

async function run(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { reason: { type: 'string' }, all: { type: 'boolean', default: false } },
  })
  const [command, ...places] = positionals
  if (!['setup', 'lag', 'parked', 'requeue', 'discard'].includes(command ?? '')) return explain()
  const config = readKafkaConfig()
  if (command === 'setup') {
    await checkTopics({ ...config, createTopics: true })
    console.log(`${config.topic} and its topic of parked events are there.`)
    return 0
  }
  if (command === 'lag') {
    console.log(JSON.stringify(await readLag(config)))
    return 0
  }
  const parked = await readParked(config)
  if (command === 'parked') {
    for (const it of parked) console.log(JSON.stringify(it))
    return 0
  }
  if (places.length === 0 && values.reason === undefined && !values.all) return explain()
  const isChosen = ({ place, reason }: ParkedMessage) =>
    values.all || places.includes(place) || reason === values.reason
  const chosen = parked.filter(isChosen)
  if (command === 'discard') {
    await discardMessages(config, chosen)
    console.log(`${chosen.length} discarded.`)
    return 0
  }
  const requeued = await requeueMessages(config, chosen)
  const cut = chosen.length - requeued
  console.log(`${requeued} requeued.${cut > 0 ? ` ${cut} were too large to be kept whole.` : ''}`)
  return 0
}

function explain(): number {
  console.error(USE)
  return 2
}
