/** What the bundler knows of a module. */
type GetModule = (id: string) => { importers: readonly string[] } | null

/** SvelteKit finds its own entries by their chunks, so they stay out. */
const FRAMEWORK =
  /preload-helper|[\\/]node_modules[\\/](svelte|devalue|esm-env|clsx|@sveltejs[\\/]kit(?!.*client-entry|.*[\\/]entry\.js))[\\/]/
const STYLE = /\.css$|[?&]type=style/
const ROUTE = /[\\/]src[\\/]routes[\\/](.*[\\/])?\+(page|layout|error)\.svelte$/
const INSTRUCTORS = /[\\/]manage[\\/]/
const LEARNERS = /[\\/]routes[\\/]\(app\)[\\/].*\+page\.svelte$/
/** They take what other pages share, and make none of it larger. */
const TAKERS =
  /[\\/]\(app\)[\\/]ops[\\/]|[\\/]\[community\][\\/](resources|ask|practice)[\\/]|[\\/](help|report)[\\/]\[number\][\\/]|[\\/]\[attempt\][\\/]questions[\\/]/
/** How medals and wreaths are drawn, from what is theirs alone, without styles: the sheet of their symbols is around every page. */
const MEDAL = /[\\/](medallion[\\/](?!medal-sheet|MedalSheet|RarityLegend)|icons[\\/]icon-names\.ts)/
/** The test box, which previews of questions share much with. */
const BOX = /[\\/]\(box\)[\\/].*\+page\.svelte$/
/** The pages of a learner that the navigation leads to. */
const TABS = /[\\/]c[\\/]\[community\][\\/]((courses|achievements|progress|board)[\\/])?\+page\.svelte$/
/** The pages on which somebody arrives who is not signed in. */
const VISITORS = /[\\/]routes[\\/](\(auth\)[\\/]([^\\/]+[\\/])*)?\+(page|layout)\.svelte$/
/** Everything that the test box loads, which is what learners wait for with a clock running. */
const WITH_BOX = /[\\/]routes[\\/](\(box\)[\\/].*\+(page|layout|error)|\+(layout|error))\.svelte$/
/** What is loaded with each page of a learner: what is around it, and what follows when the browser is idle. */
const ALWAYS =
  /[\\/]routes[\\/](\(app\)[\\/](c[\\/]\[community\][\\/])?)?\+(layout|error)\.svelte$|[\\/]LiveNotifications\.svelte$/

/** Finds out which pages, layouts and parts that are loaded later need a module. */
function createNeededBy(getModule: GetModule): (id: string) => readonly string[] {
  const known = new Map<string, readonly string[]>()
  const find = (id: string) => {
    const seen = new Set([id])
    const roots = new Set<string>()
    // A set also visits what is added to it meanwhile.
    for (const module of seen) {
      const importers = ROUTE.test(module) ? [] : (getModule(module)?.importers ?? [])
      if (importers.length === 0) roots.add(module)
      for (const importer of importers) seen.add(importer)
    }
    return [...roots]
  }
  return (id) => {
    const needed = known.get(id) ?? find(id)
    known.set(id, needed)
    return needed
  }
}

type Chunk =
  | { kind: 'framework' | 'medals' | 'common' | 'app' | 'visitors' | 'box' }
  | { kind: 'two' | 'one'; pages: string }
  | null

/**
 * Decides which file a module goes into; null: the bundler decides. A page of a learner should need few files, and little in
 * them that it does not run.
 */
function chunkOf(id: string, needed: readonly string[]): Chunk {
  if (FRAMEWORK.test(id) && (needed.length === 0 || needed.length > 30)) return { kind: 'framework' }
  const isShared = needed.length > 1
  if (MEDAL.test(id) && !STYLE.test(id)) return { kind: 'medals' }
  const common = { kind: needed.some((it) => WITH_BOX.test(it)) ? 'common' : 'app' } as const
  if (isShared && !STYLE.test(id) && needed.some((it) => ALWAYS.test(it))) return common
  // Styles hold up the first paint: one file of them and the page's own. Those of layouts are shared by what is in them.
  if (
    STYLE.test(id) &&
    (needed.some((it) => ALWAYS.test(it)) || (isShared && !needed.every((it) => INSTRUCTORS.test(it))))
  )
    return { kind: 'common' }
  if (isShared && needed.every((it) => VISITORS.test(it))) return { kind: 'visitors' }
  const pages = needed.filter((it) => LEARNERS.test(it) && !INSTRUCTORS.test(it) && !TAKERS.test(it))
  if (pages.length > 2 || pages.filter((it) => TABS.test(it)).length > 1) return common
  if (isShared && pages.length === 0 && needed.some((it) => BOX.test(it))) return { kind: 'box' }
  if (!isShared || pages.length === 0) return null
  return { kind: pages.length === 2 ? 'two' : 'one', pages: pages.toSorted().join() }
}

interface Context {
  getModuleInfo: GetModule
}

/**
 * A group takes along what its modules import. What a module imports is needed wherever the module is, so the groups are tried
 * from what most pages need to what fewest need, and each takes only its own.
 */
export const groups = (['framework', 'common', 'app', 'medals', 'visitors', 'two', 'one', 'box'] as const).map(
  (kind, index) => {
    const numbers = new Map<string, number>()
    let neededBy: ReturnType<typeof createNeededBy> | undefined
    return {
      name: (id: string, context: Context) => {
        neededBy ??= createNeededBy((it) => context.getModuleInfo(it))
        const chunk = chunkOf(id, neededBy(id))
        if (chunk?.kind !== kind) return null
        if (!('pages' in chunk)) return kind
        const number = numbers.get(chunk.pages) ?? numbers.size
        numbers.set(chunk.pages, number)
        return `${kind}-${number}`
      },
      debugName: kind,
      priority: 8 - index,
    }
  },
)
