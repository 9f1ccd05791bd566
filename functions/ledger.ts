import process from 'node:process'
import { connectAsOwner } from './_http/connect-as-owner.ts'
import { createRulesets } from './_services/engine/rulesets.ts'
import { rebuildUser } from './_services/engine/rebuild-ledger.ts'
import { verifyAll } from './_services/engine/verify-ledger.ts'

// npm run ledger -- verify | rebuild <user id>: compares the stored state with the log, or rebuilds it from the log.
const MAX_PRINTED = 10
const [command, user = ''] = process.argv.slice(2)
const db = connectAsOwner()

try {
  process.exitCode = await run()
} finally {
  await db.end()
}

async function run(): Promise<number> {
  if (command === 'verify') return verify()
  if (command === 'rebuild' && /^[0-9a-f-]{36}$/.test(user)) return rebuild()
  console.error('Use: npm run ledger -- verify, or npm run ledger -- rebuild <user id>')
  return 2
}

async function verify(): Promise<number> {
  const differences = verifyAll(db, createRulesets())
  let found = 0
  for (;;) {
    const next = await differences.next()
    if (next.done) {
      console.log(`${next.value} learners checked, ${found} differences.`)
      return found === 0 ? 0 : 1
    }
    if (found++ < MAX_PRINTED) console.log(JSON.stringify(next.value))
  }
}

async function rebuild(): Promise<number> {
  const communities = await rebuildUser(db, user, Date.now)
  console.log(`Rebuilt in ${communities} communities.`)
  return 0
}
