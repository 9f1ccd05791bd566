import { defineEnvVars } from '@sveltejs/kit/env'

// An empty value counts as unset, so `NAME=` in a file uses the default, too.
export const variables = defineEnvVars({
  SUPABASE_URL: {
    description: 'Where Supabase Auth answers',
    schema: (value) => value || 'http://localhost:54321',
  },
  SUPABASE_PUBLISHABLE_KEY: {
    description: 'The project key that may be known to anyone',
    schema: (value) => value || 'sb_publishable_local',
  },
  FUNCTIONS_URL: {
    description: 'Base of the edge functions; SUPABASE_URL/functions/v1 when not set',
    schema: (value) => value || undefined,
  },
  PROXY_SECRET: {
    description:
      'Shown to Auth and the functions beside the address of each client; without it, Auth counts all users of the site as one',
    schema: (value) => value || undefined,
  },
  JWT_SECRET: {
    description:
      'Of a project that still signs tokens with a shared secret; without it, each such token is shown to Auth once',
    schema: (value) => value || undefined,
  },
  SECURITY_CONTACT: {
    description: 'Where to report a vulnerability, as a URI: mailto:… or https://…; unset, there is no security.txt',
    schema: (value) => value || undefined,
  },
  METRICS_TOKEN: {
    description: 'What Prometheus shows to read /metrics; without one, only this machine may',
    schema: (value) => value || undefined,
  },
  MAINTENANCE: {
    description: '"on": every page says that laude is being worked on',
    schema: (value) => value === 'on',
  },
  MAINTENANCE_UNTIL: {
    description: 'Until when that is expected to last, such as 2026-12-01T06:00Z; unset, nobody says',
    schema: (value) => (value && !Number.isNaN(Date.parse(value)) ? value : undefined),
  },
  MAIL_PAGE_URL: {
    description: 'Where the local stack answers with the mail that it sends nowhere; unset, there is no /dev/mail',
    schema: (value) => value || undefined,
  },
  LAUDE_DEMO: {
    description: '"on": offer the seeded demo accounts at one click',
    schema: (value) => value === 'on',
  },
})
