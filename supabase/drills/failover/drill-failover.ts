import { parseArgs } from 'node:util'
import postgres from 'postgres'
import { Failure } from '../../local/failure.ts'
import { fail, FAULTS, type FaultKind } from './fault.ts'
import { startLab, type Lab } from './lab.ts'
import { startLearners, type Learners } from './learners.ts'

const HELP = `npm run drill -- failover --runs 3 --how kill --mode sync

Two machines, three vantage points and a DNS provider, all of real processes on this machine. Learners take exams
while the machine of the primary fails, again and again.

  --runs      how often for each way (3)
  --how       kill (kill -9 of all its processes), stop (SIGSTOP of all of them), partition (nothing reaches it
              and it reaches nothing), or all
  --mode      sync or async
  --learners  how many take exams meanwhile (32)`

interface DrillOptions {
  runs: number
  how: readonly FaultKind[]
  mode: 'sync' | 'async'
  learners: number
}

export interface DrillRun {
  how: FaultKind
  /** Seconds from the failure until the standby takes writes, DNS leads there, and a learner's write was acknowledged. */
  promoted: number
  pointed: number
  writable: number
  /** Saves and finishes that were acknowledged before and after, and those of them that are gone. */
  saves: number
  finishes: number
  lostSaves: number
  lostFinishes: number
  /** What the old primary said to a write. */
  oldPrimary: string
}

/** Answers an exit code: 1 where something acknowledged was lost in synchronous mode, or a second primary took a write. */
export async function drillFailover(args: string[]): Promise<number> {
  const options = read(args)
  if (!options) {
    console.log(HELP)
    return 0
  }
  const say = (line: string) => console.error(line)
  const lab = await startLab({ mode: options.mode, say })
  const runs: DrillRun[] = []
  let isDone = false
  try {
    await lab.start()
    const learners = await startLearners(lab, options.learners)
    say(`${options.learners} learners take exams.`)
    try {
      for (const how of options.how)
        for (let number = 1; number <= options.runs; number++) {
          const run = await runOnce(lab, learners, how)
          say(`${how} ${number}: ${sentenceOf(run)}`)
          runs.push(run)
        }
    } finally {
      await learners.stop()
    }
    isDone = true
  } finally {
    await lab.stop()
    if (isDone) await lab.remove()
    else say(`The logs are in ${lab.home}.`)
  }
  console.log(tableOf(runs, options.mode))
  const isLost = options.mode === 'sync' && runs.some(({ lostSaves, lostFinishes }) => lostSaves + lostFinishes > 0)
  return isLost || runs.some(({ oldPrimary }) => !oldPrimary.startsWith('refused')) ? 1 : 0
}

async function runOnce(lab: Lab, learners: Learners, how: FaultKind): Promise<DrillRun> {
  const from = lab.pointsTo()
  const to = from === 'a' ? 'b' : 'a'
  const before = { ...learners.counts }
  const { counts } = learners
  await lab.until('learners save and finish', () =>
    Promise.resolve(counts.saves > before.saves + 100 && counts.finishes > before.finishes + 10),
  )
  const began = performance.now()
  const seconds = () => (performance.now() - began) / 1000
  const writable = learners.writesAt(to).then(seconds)
  const tryOldPrimary = await fail(lab, how, from)
  await lab.until(`${to} takes writes`, async () => (await lab.guardOf(to))?.postgres === 'primary')
  const promoted = seconds()
  await lab.until(`DNS leads to ${to}`, () => Promise.resolve(lab.pointsTo() === to))
  const pointed = seconds()
  const firstWrite = await writable
  const oldPrimary = await tryOldPrimary()
  const since = { ...counts }
  await lab.until('learners go on', () =>
    Promise.resolve(counts.saves > since.saves + 100 && counts.finishes > since.finishes),
  )
  await lab.until(`the functions of ${to} tell of themselves`, () => hasReports(lab.machines[to].url))
  const { saves: lostSaves, finishes: lostFinishes } = await learners.findLosses(lab.machines[to].url)
  await lab.until(`${from} refuses to be primary`, async () => {
    const report = await lab.guardOf(from)
    return report?.role === 'fenced' && report.postgres === 'stopped'
  })
  await lab.standby(from, 'rejoin')
  await lab.ready()
  return {
    ...{ how, promoted, pointed, writable: firstWrite, lostSaves, lostFinishes, oldPrimary },
    saves: counts.saves - before.saves,
    finishes: counts.finishes - before.finishes,
  }
}

/** In a table that is not logged, and so was empty after the promotion. */
async function hasReports(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return (await sql`select from private.process_reports where role = 'functions'`).length > 0
  } finally {
    await sql.end({ timeout: 2 })
  }
}

const sentenceOf = ({ promoted, pointed, writable, saves, lostSaves, lostFinishes, oldPrimary }: DrillRun) =>
  `promoted after ${promoted.toFixed(1)} s, DNS after ${pointed.toFixed(1)} s, a learner's write after ${writable.toFixed(1)} s; ` +
  `${saves} saves acknowledged, ${lostSaves} saves and ${lostFinishes} finishes lost; the old primary ${oldPrimary}`

/** The runs as a table in Markdown. */
export function tableOf(runs: readonly DrillRun[], mode: string): string {
  const cells = runs.map((run, index) => [
    String(index + 1),
    `${run.how}, ${mode}`,
    ...[run.promoted, run.pointed, run.writable].map((value) => value.toFixed(1)),
    String(run.saves),
    String(run.finishes),
    `${run.lostSaves} and ${run.lostFinishes}`,
    run.oldPrimary,
  ])
  const head = ['run', 'failure', 'promoted', 'DNS', 'writable', 'saves', 'finishes', 'lost', 'the old primary']
  return [head, head.map(() => '---'), ...cells].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

function read(args: string[]): DrillOptions | undefined {
  const values = parse(args)
  if (values.help) return undefined
  const number = (name: 'runs' | 'learners', usual: number) => {
    const value = Number(values[name] ?? usual)
    if (Number.isInteger(value) && value > 0) return value
    throw new Failure(`--${name} is "${values[name]}".`, 'It takes a number from 1 on.')
  }
  const { how = 'all', mode = 'sync' } = values
  const kinds = how === 'all' ? FAULTS : FAULTS.filter((kind) => kind === how)
  if (kinds.length === 0) throw new Failure(`--how is "${how}".`, HELP)
  if (mode !== 'sync' && mode !== 'async') throw new Failure(`--mode is "${mode}".`, 'It is sync or async.')
  return { runs: number('runs', 3), how: kinds, mode, learners: number('learners', 32) }
}

function parse(args: string[]) {
  const string = { type: 'string' } as const
  const options = { runs: string, how: string, mode: string, learners: string, help: { type: 'boolean' } } as const
  try {
    return parseArgs({ args, options }).values
  } catch {
    throw new Failure(`The drill does not know ${args.join(' ')}.`, HELP)
  }
}
