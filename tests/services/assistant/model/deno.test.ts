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

  it('hears an answer to its end, leaves others in the middle and in a silence, and ends one that stalls, while garbage is collected', async () => {
    const { stdout } = await run(join(root, 'node_modules/.bin/deno'), [
      ...['run', '--config', join(root, 'functions/deno.json'), '--no-lock', '--quiet', '--v8-flags=--expose-gc'],
      ...['--allow-net', '--allow-env', '--allow-sys', `--allow-read=${root}`],
      ...[join(root, 'tests/support/ask-for-deno.ts'), standIn.url(), standIn.key()],
    ])
    const [whole] = standIn.requests('to the end')
    const [first, stalled, left] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(first).toMatchObject({
      end: { type: 'done' },
      usage: { inputTokens: whole?.usage.input_tokens, outputTokens: whole?.usage.output_tokens },
    })
    expect(stalled).toMatchObject({ end: { type: 'failed', reason: 'stalled' } })
    expect(left).toMatchObject({ end: { type: 'aborted' } })
    for (const words of ['until the first word', 'until it stalls', 'until it is silent'])
      await until(() => standIn.requests(words)[0]?.end === 'left')
  })
})
