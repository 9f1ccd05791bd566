import { coursesLater, courses } from './courses-scripts.ts'
import { describePack } from './describe-pack.ts'

describePack('courses', courses, coursesLater)
