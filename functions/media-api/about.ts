import type { AboutFunction } from '../_http/create-app.ts'

export const ABOUT: AboutFunction = {
  description: 'Keeps the pictures and sounds that questions show, and gives them to members of the community.',
  tags: [{ name: 'Media', description: 'Pictures and sounds of a community.' }],
  largeBodies: { '/media': 10 },
}
