import process from 'node:process'
import { Failure } from '../local/failure.ts'
import { runCommand } from './commands.ts'
import { unreachable } from './unreachable.ts'
import { BACKUP_HELP, readBackupOptions } from './options.ts'

// npm run backup -- key | now | list | verify | restore | run: backups of the database, encrypted, that can be restored.
try {
  const options = readBackupOptions(process.argv.slice(2))
  if (options) process.exitCode = await runCommand(options, process.env)
  else console.log(BACKUP_HELP)
} catch (thrown) {
  const error = unreachable(thrown)
  if (!(error instanceof Failure)) throw error
  console.error(`${error.message}\n${error.advice}`.trimEnd())
  process.exit(1)
}
