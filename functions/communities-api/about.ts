import type { AboutFunction } from '../_http/create-app.ts'

export const ABOUT: AboutFunction = {
  description: 'Manages communities, their members and the invitations to them.',
  tags: [
    { name: 'Communities', description: 'Which communities there are, and how a learner joins one.' },
    { name: 'Members', description: 'Who belongs to a community, and in which role.' },
    { name: 'Invitations', description: 'Links by which people become members.' },
  ],
}
