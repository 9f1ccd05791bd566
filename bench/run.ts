import { parseArgs } from 'node:util'
import { benchDisplay, SIZES as DISPLAY, SMOKE as DISPLAY_SMOKE } from './display.ts'
import { benchEngine, SIZES as ENGINE, SMOKE as ENGINE_SMOKE } from './engine.ts'
import { benchFinish, SIZES as FINISH, SMOKE as FINISH_SMOKE } from './finish.ts'
import { benchGrowth, SIZES as GROWTH, SMOKE as GROWTH_SMOKE } from './growth.ts'
import { benchInsights, SIZES as INSIGHTS, SMOKE as INSIGHTS_SMOKE } from './insights.ts'
import { benchLearning, SIZES as LEARNING, SMOKE as LEARNING_SMOKE } from './learning.ts'
import { benchLimits, SIZES as LIMITS, SMOKE as LIMITS_SMOKE } from './limits.ts'
import { benchLive, SIZES as LIVE, SMOKE as LIVE_SMOKE } from './live.ts'
import { benchPages, SIZES as PAGES, SMOKE as PAGES_SMOKE } from './pages.ts'
import { benchProcesses, SIZES as PROCESSES, SMOKE as PROCESSES_SMOKE } from './processes.ts'
import { benchRank, SIZES as RANK, SMOKE as RANK_SMOKE } from './rank.ts'
import { benchRegrade, SIZES as REGRADE, SMOKE as REGRADE_SMOKE } from './regrade.ts'
import { table } from './report.ts'
import { benchScale, SIZES as SCALE, SMOKE as SCALE_SMOKE } from './scale.ts'
import { benchSnapshot, SIZES as SNAPSHOT, SMOKE as SNAPSHOT_SMOKE } from './snapshot.ts'
import { benchSite, SIZES as SITE, SMOKE as SITE_SMOKE } from './site.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, smoke: { type: 'boolean', default: false } },
})
// stdout is for the result alone.
const say = (line: string) => console.error(line)

const benches = {
  display: () => benchDisplay(values.smoke ? DISPLAY_SMOKE : DISPLAY, say),
  engine: () => benchEngine(values.smoke ? ENGINE_SMOKE : ENGINE, say),
  finish: () => benchFinish(values.smoke ? FINISH_SMOKE : FINISH, say),
  growth: () => benchGrowth(values.smoke ? GROWTH_SMOKE : GROWTH, say),
  insights: () => benchInsights(values.smoke ? INSIGHTS_SMOKE : INSIGHTS, say),
  learning: () => benchLearning(values.smoke ? LEARNING_SMOKE : LEARNING, say),
  limits: () => benchLimits(values.smoke ? LIMITS_SMOKE : LIMITS, say),
  live: () => benchLive(values.smoke ? LIVE_SMOKE : LIVE, say),
  pages: () => benchPages(values.smoke ? PAGES_SMOKE : PAGES, say),
  processes: () => benchProcesses(values.smoke ? PROCESSES_SMOKE : PROCESSES, say),
  rank: () => benchRank(values.smoke ? RANK_SMOKE : RANK, say),
  regrade: () => benchRegrade(values.smoke ? REGRADE_SMOKE : REGRADE, say),
  scale: () => benchScale(values.smoke ? SCALE_SMOKE : SCALE, say),
  site: () => benchSite(values.smoke ? SITE_SMOKE : SITE, say),
  snapshot: () => benchSnapshot(values.smoke ? SNAPSHOT_SMOKE : SNAPSHOT, say),
}

const isBench = (name: string | undefined): name is keyof typeof benches =>
  name !== undefined && Object.hasOwn(benches, name)

const name = positionals[0]
if (positionals.length !== 1 || !isBench(name)) {
  say(`npm run bench -- ${Object.keys(benches).join('|')} [--json] [--smoke]`)
  process.exitCode = 2
} else {
  const result = await benches[name]()
  console.log(values.json ? JSON.stringify(result) : table(result))
}
