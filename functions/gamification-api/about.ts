import type { AboutFunction } from '../_http/create-app.ts'

export const ABOUT: AboutFunction = {
  description:
    'Everything a learner earns by practicing: XP, streaks, achievements, certificates, and their place on leaderboards.',
  tags: [
    { name: 'XP', description: 'Experience points and the level they make.' },
    { name: 'Streaks', description: 'Days in a row, and the freezes that protect them.' },
    { name: 'Goals', description: 'What a learner may reach within a week, from what they usually do.' },
    { name: 'Challenges', description: 'What the learners of a community do within some days, alone or in teams.' },
    { name: 'Leaderboards', description: 'Learners ranked by one metric.' },
    { name: 'Notifications', description: 'What the server tells a learner, as a list and as a stream.' },
    {
      name: 'Mail',
      description: 'What a learner asked to be sent by mail, what a mail provider reports, and mail that arrives.',
    },
    { name: 'Achievements', description: 'Earned, in progress, and the packs a community has.' },
    {
      name: 'Comments',
      description:
        'What members say to each other about questions that they have answered, and about achievements that others share.',
    },
    { name: 'Blocks', description: 'Whose comments and mentions a person does not want to see.' },
    { name: 'Profile', description: 'What a learner shows, their settings and their data.' },
    { name: 'Certificates', description: 'Issued for a completed certification, verified by number.' },
  ],
}
