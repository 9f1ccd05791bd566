import adapter from '@sveltejs/adapter-node'
import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'
import { groups } from './chunks.ts'
import { writeIconSprite } from './icon-sprite.ts'

writeIconSprite()

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
