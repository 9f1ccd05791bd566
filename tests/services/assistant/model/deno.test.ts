import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { root } from '../../../repo/files.ts'
import { useStandIn } from '../../../support/stand-in.ts'
import { until } from '../../../support/until.ts'

const run = promisify(execFile)

// The client is tested in process on Node; this is the same code as it is served.
describe('the model client on Deno', () => {
  const standIn = useStandIn()

  it('hears an answer to its end, and leaves another in the middle', async () => {
    const { stdout } = await run(join(root, 'node_modules/.bin/deno'), [
      ...['run', '--config', join(root, 'functions/deno.json'), '--no-lock', '--quiet'],
      ...['--allow-net', '--allow-env', '--allow-sys', `--allow-read=${root}`],
      ...[join(root, 'tests/support/ask-for-deno.ts'), standIn.url(), standIn.key()],
    ])
    const [whole] = standIn.requests('to the end')
    expect(JSON.parse(stdout)).toMatchObject({
      end: { type: 'done' },
      usage: { inputTokens: whole?.usage.input_tokens, outputTokens: whole?.usage.output_tokens },
    })
    await until(() => standIn.requests('until the first word')[0]?.end === 'left')
  })
})
