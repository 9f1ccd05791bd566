import { expect, it } from 'vitest'
import { files, read } from './files.ts'

it('seeds/README.md lists every seed, in the order in which they run', () => {
  const listed = [...read('seeds/README.md').matchAll(/^\| `(\w+\.sql)`/gm)].map(([, file]) => `seeds/${file}`)
  expect(listed).toEqual(files.filter((file) => /^seeds\/.*\.sql$/.test(file)).toSorted())
})
