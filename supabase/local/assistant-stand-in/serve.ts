import process from 'node:process'
import { startStandIn } from './stand-in.ts'

// A service of `npm start -- --assistant=stand-in`, at the pace at which one reads.
const standIn = await startStandIn({
  port: Number(process.env.ASSISTANT_PORT ?? 54_323),
  key: process.env.ASSISTANT_KEY ?? 'stand-in',
  paceMs: 25,
})
console.log(`The assistant's stand-in answers at ${standIn.url}.`)
