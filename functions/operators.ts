import process from 'node:process'
import { connectAsOwner } from './_http/connect-as-owner.ts'
import { addOperator, listOperators, removeOperator } from './_services/ops/operators.ts'

// npm run operators -- list | add <email> | remove <email>: who sees /ops. With the owner's login, as npm run ledger.
const [command = 'list', email = ''] = process.argv.slice(2)
const db = connectAsOwner()

try {
  process.exitCode = await run()
} finally {
  await db.end()
}

async function run(): Promise<number> {
  if (command === 'list') return list()
  if (command === 'add' && email.includes('@')) return say(await addOperator(db, email), 'operates the site now')
  if (command === 'remove' && email.includes('@')) return say(await removeOperator(db, email), 'operates it no more')
  console.error(
    'Use: npm run operators -- list, npm run operators -- add <email>, or npm run operators -- remove <email>',
  )
  return 2
}

async function list(): Promise<number> {
  const operators = await listOperators(db)
  for (const { email: address, added_at } of operators) console.log(`${address}, since ${added_at}`)
  if (operators.length === 0) console.log('Nobody operates the site yet: npm run operators -- add <email>')
  return 0
}

function say(isDone: boolean, what: string): number {
  if (isDone) console.log(`${email} ${what}.`)
  else console.error(`Nothing changed: there is no such account, or it was so already.`)
  return isDone ? 0 : 1
}
