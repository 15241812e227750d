export { type CustomerName, customerOfProfile, customersByProfile } from './customers-by-profile.ts';
export { type Described, describeInteraction } from './describe/describe-interaction.ts';
export { type Again, eraseAgain, type Kept } from './erase/erase-again.ts';
export type { Eraser, Found, Who } from './erase/eraser.ts';
export { externalIdHash, setErasureKey } from './erase/erasure-key.ts';
export {
  countDropped,
  type Dropped,
  type Erased,
  ErasedMeanwhile,
  erasedAmong,
  holdOffErasures,
  isOfThePast,
  lastErasure,
  nobodyErasedSince,
  noteDropped,
  notWelcome,
} from './erase/late-arrivals.ts';
export { erasureRoutes } from './erase/routes.ts';
export { startErasing } from './erase/worker.ts';
export { firmProfilesOf } from './firm-profiles.ts';
export { claimIdentity } from './identities/claim-identity.ts';
export { normaliseIdentity } from './identities/normalise-identity.ts';
export { resolveProfile, resolveProfiles, type Seen } from './identities/resolve-profiles.ts';
export { verifyIdentity } from './identities/verify-identity.ts';
export { startImports as startWorkers } from './import/worker.ts';
export { linkProfiles } from './link-profiles.ts';
export { mergeCustomers } from './merge-customers.ts';
export { type CustomerIdentity, identitiesOfCustomer, profilesOfCustomer } from './queries.ts';
export { reactors } from './reactors.ts';
export { routes } from './routes.ts';
export { setTraits } from './set-traits.ts';
export { subjectNames } from './subject-names.ts';
export { unmergeCustomer } from './unmerge-customer.ts';
