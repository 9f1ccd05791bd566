import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paths } from '../../web/src/lib/paths.ts'
import { nextPath } from '../../web/src/lib/server/next-path.ts'

describe('the map of the site', () => {
  it('is this', () => {
    expect({
      home: paths.home(),
      signIn: paths.signIn('/c/harbor?x=1'),
      signUp: paths.signUp(),
      demo: paths.signInAction('demo', '/me'),
      signOut: paths.signOut(),
      offline: paths.offline(),
      me: paths.me(),
      whoSeesMe: paths.whoSeesMe(),
      exportMine: paths.exportMine(),
      deleteMe: paths.deleteMe(),
      goodbye: paths.goodbye(),
      communities: paths.communities(),
      community: paths.community('harbor'),
      test: paths.test('harbor', '42'),
      startOver: paths.startOver('harbor', '42'),
      attempt: paths.attempt('harbor', '7'),
      saveAttempt: paths.saveAttempt('harbor', '7'),
      finishAttempt: paths.finishAttempt('harbor', '7'),
      result: paths.result('harbor', '7'),
      review: paths.review('harbor', '7'),
      reviewOfMistakes: paths.review('harbor', '7', 'incorrect'),
      achievements: paths.achievements('harbor', { standing: 'reach', pack: 'courses', rarity: 'epic', search: 'a b' }),
      achievement: paths.achievement('harbor', 'test-rookie'),
      showAchievement: paths.showAchievement('harbor', 'test-rookie', 'feature'),
      progress: paths.progress('harbor'),
      board: paths.board('harbor', { metric: 'xp_weekly', scope: 'global' }),
      manageAchievements: paths.manageAchievements('harbor'),
      manageDrafts: paths.manageAchievements('harbor', { pack: 'custom', status: 'draft', search: 'a b' }),
      manageAchievement: paths.manageAchievement('harbor', '9'),
      retireAchievement: paths.manageAchievement('harbor', '9', 'retire'),
      achievementStats: paths.achievementStats('harbor', '9'),
      newAchievement: paths.newAchievement('harbor'),
      manageReviews: paths.manageReviews('harbor', { course: 'networking' }),
      manageReview: paths.manageReview('harbor', '3', { state: 'mine' }),
      decideReview: paths.reviewAction('harbor', '3', 'decide', { search: 'a b' }),
      manageLearners: paths.manageLearners('harbor', { program: 'technician', gate: 'drawn', state: 'locked' }),
      manageLearner: paths.manageLearner('harbor', '7', '9'),
      exportLearners: paths.exportLearners('harbor', { course: 'networking' }),
      manageTests: paths.manageTests('harbor'),
      testAnalysis: paths.testAnalysis('harbor', '42', { mode: 'all', length: '50', sort: 'facility' }),
      testAnalysisTable: paths.testAnalysisTable('harbor', '42', { first: 'true' }),
      leave: paths.leave('harbor'),
      join: paths.join('a_b-c'),
      manageMembers: paths.manageMembers('harbor', { role: 'admin', search: 'a b', ask: 'remove', of: '3' }),
      membersAction: paths.membersAction('harbor', 'remove', { ask: 'remove', of: '3' }),
      courses: paths.courses('harbor'),
      course: paths.course('harbor', 'networks'),
      content: paths.content('harbor', 'networks', 'cables'),
      program: paths.program('harbor', 'technician'),
      manageCourses: paths.manageCourses('harbor'),
      manageCourse: paths.manageCourse('harbor', 'networks'),
      publishCourse: paths.manageCourse('harbor', 'networks', 'publish'),
      manageContent: paths.manageContent('harbor', 'networks', 'cables'),
      manageProgram: paths.manageProgram('harbor', 'technician', 'retire'),
      preview: paths.preview('harbor'),
      notifications: paths.notifications(),
      olderNotifications: paths.notifications('3'),
      live: paths.live(),
      liveSince: paths.live({ user: '7', after: '3' }),
      visit: paths.visit(),
      certificates: paths.certificates(),
      verify: paths.certificates('2222 2'),
      certificate: paths.certificate('2222-2222-2222'),
      askRevoke: paths.certificate('2222-2222-2222', 'revoke'),
      revokeCertificate: paths.changeCertificate('2222-2222-2222', 'revoke'),
      certificateJson: paths.certificateJson('2222-2222-2222'),
      profile: paths.profile('lea'),
      shared: paths.shared('lea', '5'),
      sharedPicture: paths.sharedPicture('lea', '5'),
    }).toMatchInlineSnapshot(`
      {
        "achievement": "/c/harbor/achievements/test-rookie",
        "achievementStats": "/c/harbor/manage/achievements/9/statistics",
        "achievements": "/c/harbor/achievements?standing=reach&pack=courses&rarity=epic&search=a+b",
        "askRevoke": "/certificates/2222-2222-2222?ask=revoke",
        "attempt": "/c/harbor/attempts/7",
        "board": "/c/harbor/board?metric=xp_weekly&scope=global",
        "certificate": "/certificates/2222-2222-2222",
        "certificateJson": "/certificates/2222-2222-2222.json",
        "certificates": "/certificates",
        "communities": "/communities",
        "community": "/c/harbor",
        "content": "/c/harbor/courses/networks/cables",
        "course": "/c/harbor/courses/networks",
        "courses": "/c/harbor/courses",
        "decideReview": "/c/harbor/manage/reviews/3?%2Fdecide=&search=a+b",
        "deleteMe": "/me/delete",
        "demo": "/sign-in?%2Fdemo=&next=%2Fme",
        "exportLearners": "/c/harbor/manage/learners/export?course=networking",
        "exportMine": "/me/export",
        "finishAttempt": "/c/harbor/attempts/7/finish",
        "goodbye": "/goodbye",
        "home": "/",
        "join": "/join/a_b-c",
        "leave": "/communities?leave=harbor",
        "live": "/live",
        "liveSince": "/live?user=7&after=3",
        "manageAchievement": "/c/harbor/manage/achievements/9",
        "manageAchievements": "/c/harbor/manage/achievements",
        "manageContent": "/c/harbor/manage/courses/networks/cables",
        "manageCourse": "/c/harbor/manage/courses/networks",
        "manageCourses": "/c/harbor/manage/courses",
        "manageDrafts": "/c/harbor/manage/achievements?pack=custom&status=draft&search=a+b",
        "manageLearner": "/c/harbor/manage/learners/7/9",
        "manageLearners": "/c/harbor/manage/learners?program=technician&gate=drawn&state=locked",
        "manageMembers": "/c/harbor/manage/members?role=admin&search=a+b&ask=remove&of=3",
        "manageProgram": "/c/harbor/manage/programs/technician?ask=retire",
        "manageReview": "/c/harbor/manage/reviews/3?state=mine",
        "manageReviews": "/c/harbor/manage/reviews?course=networking",
        "manageTests": "/c/harbor/manage/tests",
        "me": "/me",
        "membersAction": "/c/harbor/manage/members?%2Fremove=&ask=remove&of=3",
        "newAchievement": "/c/harbor/manage/achievements/new",
        "notifications": "/notifications",
        "offline": "/offline",
        "olderNotifications": "/notifications?before=3",
        "preview": "/c/harbor/manage/preview",
        "profile": "/u/lea",
        "program": "/c/harbor/programs/technician",
        "progress": "/c/harbor/progress",
        "publishCourse": "/c/harbor/manage/courses/networks?ask=publish",
        "result": "/c/harbor/attempts/7/result",
        "retireAchievement": "/c/harbor/manage/achievements/9?ask=retire",
        "review": "/c/harbor/attempts/7/review",
        "reviewOfMistakes": "/c/harbor/attempts/7/review?show=incorrect",
        "revokeCertificate": "/certificates/2222-2222-2222?/revoke",
        "saveAttempt": "/c/harbor/attempts/7/save",
        "shared": "/u/lea/5",
        "sharedPicture": "/u/lea/5/picture.png",
        "showAchievement": "/c/harbor/achievements/test-rookie?/feature",
        "signIn": "/sign-in?next=%2Fc%2Fharbor%3Fx%3D1",
        "signOut": "/sign-out",
        "signUp": "/sign-up",
        "startOver": "/c/harbor/tests/42?start-over",
        "test": "/c/harbor/tests/42",
        "testAnalysis": "/c/harbor/manage/tests/42?mode=all&length=50&sort=facility",
        "testAnalysisTable": "/c/harbor/manage/tests/42/analysis.csv?first=true",
        "verify": "/certificates?number=2222+2",
        "visit": "/live/visit",
        "whoSeesMe": "/me#boards",
      }
    `)
  })
})

describe('where to go after signing in', () => {
  const origin = 'https://laude.example'
  const after = (next: string) => nextPath(new URL(`${origin}/sign-in?${new URLSearchParams({ next })}`))

  it('is the page that was asked for', () => {
    expect(after('/c/harbor/tests/42?from=mail#top')).toBe('/c/harbor/tests/42?from=mail#top')
  })

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/..//evil.example',
    'javascript:alert(1)',
    '',
    'me',
  ])('is home when asked for %j', (next) => {
    expect(after(next)).toBe('/')
  })

  it('never leaves the site, whatever it is', () => {
    const piece = fc.constantFrom('/', '\\', '.', '..', ':', '@', 'evil.example', 'https', '%2f', '\t', 'a', '?', '#')
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 8 }), (pieces) => {
        expect(new URL(after(pieces.join('')), origin).origin).toBe(origin)
      }),
      { numRuns: 2000 },
    )
  })
})
