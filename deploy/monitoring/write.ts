import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generate } from './generate.ts'

// npm run deploy:monitoring: what Prometheus and Grafana read, and the table of docs/monitoring.md.
const root = join(import.meta.dirname, '../..')

for (const [path, text] of await generate(root)) writeFileSync(join(root, path), text)
