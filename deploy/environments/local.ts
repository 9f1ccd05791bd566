import type { Environment } from './environment.ts'

// npm start, while it runs. Its functions and site are those of the folder, so the migrations of the commit are all there is
// to deploy: a rehearsal of the others.
export const environment: Environment = {
  name: 'local',
  siteUrl: 'http://localhost:3000',
  functionsUrl: 'http://localhost:54321/functions/v1',
  databaseHost: '127.0.0.1:54322',
  seeds: true,
  settings: {},
  secrets: { deploying: ['OWNER_DATABASE_URL'], functions: [], optional: [] },
  known: { OWNER_DATABASE_URL: 'postgresql://postgres:postgres@127.0.0.1:54322/postgres' },
  requires: ['clean'],
  patience: 60,
}
