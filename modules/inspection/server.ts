/** Server-only parts: routes of the desk and the portal, and the background work that registers what came in at the portal. */
export { mintCode, setCodeKey } from './code-key.ts';
export { CHECKS } from './records/words.ts';
export { keptDates } from './server/kept-dates.ts';
export { openFilingDuties } from './server/open-filing-duties.ts';
export { type PortalDeps, portalRoutes } from './server/portal-routes.ts';
export { inspectionRoutes } from './server/routes.ts';
export { type TakeDeps, takePosts } from './server/take-posts.ts';
export { setShortCodes } from './short-codes.ts';
