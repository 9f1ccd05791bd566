import process from 'node:process'
import { parseArgs } from 'node:util'
import { connect } from './_db/client.ts'
import { DomainError } from './_domain/errors.ts'
import { lossInWords } from './_domain/recovery/words.ts'
import { connectAsOwner } from './_http/connect-as-owner.ts'
import { giveBack } from './_services/recovery/give-back.ts'
import { readLosses, requireAccount } from './_services/recovery/read-losses.ts'

const HELP = `npm run recovery -- <learner> --from <url> [--give --by <account> --because <reason>] [--also-revoked]

Says what a learner had in a database that was restored to a time, and does not have in this one; with --give, gives it back.
Awards that somebody revoked since stay revoked, unless --also-revoked is given.
A learner, and who gives, is a mail address, a username or an id. DATABASE_URL names this database, with its owner's login.`

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof DomainError)) throw error
  console.error(error.message)
  process.exitCode = 1
}

async function run(args: string[]): Promise<number> {
  const options = read(args)
  if (typeof options === 'string') {
    console.error(options)
    return 2
  }
  const { learner, from, gift } = options
  const db = connectAsOwner()
  const then = connect(from)
  try {
    const userId = await requireAccount(db, learner)
    const losses = await readLosses(db, then, userId)
    if (losses.length === 0) console.log('Nothing is lost: all that was there then is there now.')
    for (const loss of losses) console.log(lossInWords(loss).join('\n'))
    if (!gift) return 0
    const { by, because: reason, alsoRevoked } = gift
    const options = { userId, actor: await requireAccount(db, by), reason, alsoRevoked, now: Date.now() }
    for (const loss of losses) {
      const { given, homeless } = await giveBack(db, loss, options)
      console.log(`In ${loss.community}: ${given} given back.`)
      for (const { label } of homeless) console.log(`  Not given back, since what it is about is gone: ${label}`)
    }
    return 0
  } finally {
    await Promise.all([db.end(), then.end()])
  }
}

function read(args: string[]) {
  const string = { type: 'string' } as const
  const boolean = { type: 'boolean' } as const
  const options = { from: string, give: boolean, by: string, because: string, help: boolean, 'also-revoked': boolean }
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const { from, give, by, because } = values
    const [learner, ...rest] = positionals
    if (values.help || learner === undefined || rest.length > 0) return HELP
    if (from === undefined || !/^postgres(ql)?:\/\//.test(from))
      return '--from takes the address of the restored database.'
    if (!give) return { learner, from, gift: undefined }
    if (!by || !because) return '--give also takes --by and --because: the audit log says who gave it back, and why.'
    return { learner, from, gift: { by, because, alsoRevoked: values['also-revoked'] } }
  } catch {
    return HELP
  }
}
