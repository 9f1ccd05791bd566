import adapter from '@sveltejs/adapter-node'
import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'
import { writeIconSprite } from './icon-sprite.ts'

writeIconSprite()

/** What every page runs. SvelteKit finds its own entries by their chunks, so they stay out. */
const FRAMEWORK =
  /[\\/]node_modules[\\/](svelte|devalue|esm-env|@sveltejs[\\/]kit(?!.*client-entry|.*[\\/]entry\.js))[\\/]/
/** What only instructors and forms need; zod alone is larger than a page. */
const RARE = /[\\/](zod|authoring|rules|reviewing|analysis|gates|api-reference|_contracts)[\\/]/

export default defineConfig({
  plugins: [
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
                { name: 'framework', test: FRAMEWORK, priority: 3 },
                // A page needs a few files instead of fifty: what many pages need is one file, and what the same few
                // pages need is another, with the small ones of its closest neighbors.
                { name: 'common', test: (id) => !RARE.test(id), minShareCount: 8, priority: 2 },
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
