import { setTimeout as rest } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createBulkLog } from '../../functions/_http/log.ts'

describe("a server's log", () => {
  const setUp = () => {
    const written: string[] = []
    return { written, ...createBulkLog((text) => written.push(text)) }
  }

  it('lines that are logged at the same time are written together, in order', async () => {
    const { written, log } = setUp()
    for (const n of [1, 2, 3]) log({ level: 'info', n })
    expect(written).toEqual([])
    await rest(50)
    expect(written).toEqual(['{"level":"info","n":1}\n{"level":"info","n":2}\n{"level":"info","n":3}'])
    log({ level: 'info', n: 4 })
    await rest(50)
    expect(written).toHaveLength(2)
  })

  it('an error is written at once with the lines before it, and no line twice', async () => {
    const { written, log, flush } = setUp()
    log({ level: 'info', n: 1 })
    log({ level: 'error', n: 2 })
    expect(written).toEqual(['{"level":"info","n":1}\n{"level":"error","n":2}'])
    flush()
    await rest(50)
    expect(written).toHaveLength(1)
  })
})
