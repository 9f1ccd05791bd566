import { join } from 'node:path'
import process from 'node:process'
import { Failure } from '../local/failure.ts'
import { bankReport } from './banks/bank-report.ts'
import { checkBanks } from './banks/check-banks.ts'
import { KNOWN_NUMBERS } from './banks/computed/known-numbers.ts'
import { readBanks } from './banks/read-banks.ts'
import { readResources } from './resources/read-resources.ts'

// npm run banks:check: whether the seeded banks teach what is so and give nothing away. It needs no database.
const SEEDS = join(import.meta.dirname, '../../seeds')

try {
  const banks = readBanks(SEEDS)
  const topics = new Map(
    [...readResources(join(SEEDS, 'resources'))].map(([community, resources]) => [
      community,
      new Set(resources.flatMap(({ topics }) => topics)),
    ]),
  )
  const findings = checkBanks(banks, { topics, numbers: KNOWN_NUMBERS })
  console.log(bankReport(banks, KNOWN_NUMBERS, findings))
  if (findings.length > 0) process.exitCode = 1
} catch (error) {
  if (!(error instanceof Failure)) throw error
  console.error(`${error.message}\n${error.advice}`.trimEnd())
  process.exitCode = 1
}
