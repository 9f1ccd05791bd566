import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { MANIFESTS, render } from './manifests.ts'

// npm run deploy:manifests
for (const [file, models] of Object.entries(MANIFESTS)) writeFileSync(join(import.meta.dirname, file), render(models))
