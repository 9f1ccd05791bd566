import {
  announcement,
  leaseRequest,
  releaseRequest,
  stepDownOrder,
  takeOverOrder,
} from '../_contracts/failover/watch.ts'
import type { Guard } from '../_services/failover/guard.ts'
import type { Vantage } from '../_services/failover/vantage.ts'
import { taking, type WatchRoutes } from './watch-endpoint.ts'

/** What a vantage point is asked. */
export const vantageRoutes = (vantage: Vantage): WatchRoutes => ({
  'GET /state': vantage.report,
  'POST /lease': taking(leaseRequest, vantage.lease),
  'POST /release': taking(releaseRequest, vantage.release),
  'POST /announced': taking(announcement, vantage.announced),
})

/** What a guard is asked, and told. */
export const guardRoutes = (guard: Guard): WatchRoutes => ({
  'GET /state': guard.report,
  'POST /take-over': taking(takeOverOrder, guard.takeOver),
  'POST /step-down': taking(stepDownOrder, guard.stepDown),
})
