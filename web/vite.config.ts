import adapter from '@sveltejs/adapter-node'
import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig, type Plugin } from 'vite'
import { groups } from './chunks.ts'
import { writeIconSprite } from './icon-sprite.ts'

writeIconSprite()

/** What only instructors and forms need; zod alone is larger than a page. */
const RARE = /[\\/](zod|authoring|rules|reviewing|analysis|gates|api-reference|_contracts)[\\/]/

/** SvelteKit hands it to every page, and no page calls it: what a page sends back is not written as a script. */
const withoutUneval: Plugin = {
  name: 'laude:without-uneval',
  applyToEnvironment: ({ name }) => name === 'client',
  load: {
    filter: { id: /[\\/]devalue[\\/]src[\\/]uneval\.js$/ },
    handler: () => 'export const uneval = () => { throw new Error("Only the server writes values as a script.") }',
  },
}

export default defineConfig({
  build: {
    modulePreload: {
      // Every page would load the list of what each other page imports. A link is followed by what it points at, on hover at
      // the latest, and imports then; styles are in the list, since a page is not shown before them.
      resolveDependencies: (_, files, { hostType }) =>
        hostType === 'js' ? files.filter((file) => file.endsWith('.css')) : files,
    },
  },
  plugins: [
    withoutUneval,
    sveltekit({
      adapter: adapter(),
      // The offline page is shown at whatever address failed, so its assets may not be relative to its own.
      paths: { relative: false },
      csp: {
        // A page with a nonce would be another one each time, and could not be remembered or be found unchanged.
        mode: 'hash',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          'style-src': ['self'],
          // The one style attribute on the site: SvelteKit's visually hidden announcer of navigations.
          'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
          'object-src': ['none'],
          'base-uri': ['self'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
        },
      },
    }),
  ],
  environments: {
    client: {
      build: {
        rolldownOptions: {
          output: {
            codeSplitting: {
              groups: [
                ...groups,
                {
                  name: 'shared',
                  test: (id) => !RARE.test(id),
                  minShareCount: 2,
                  entriesAware: true,
                  entriesAwareMergeThreshold: 2_000,
                },
              ],
            },
          },
        },
      },
    },
  },
})
