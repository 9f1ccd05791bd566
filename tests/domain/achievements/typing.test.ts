import { describePack } from './describe-pack.ts'
import { typing } from './typing-scripts.ts'

describePack('typing', typing)
