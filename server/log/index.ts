export { type CopyEvents, eventCopier } from './copy-events.ts';
export { type EventRow, rowsAsJson } from './event-rows.ts';
export { countOfProfiles, forgetInteractions, forgetProfiles } from './forget.ts';
export {
  type EventsInserted,
  insertEvents,
  insertEventsAtBorder,
  type Partition,
  readPartitions,
} from './insert-events.ts';
export { insertInteractions } from './insert-interactions.ts';
export type { Direction, Interaction, NewInteraction, Recorded } from './interaction.ts';
export { keepPartitions } from './partitions.ts';
export { portableQuery } from './portable.ts';
export type { Reactor } from './reactor.ts';
export { reactorLags } from './reactor-lags.ts';
export {
  type FilteredPage,
  lookAlongTimeline,
  placeOf,
  readTimeline,
  type TimelinePlace,
  type TimelineQuery,
} from './read-timeline.ts';
export { record } from './record.ts';
export { logRoutes } from './routes.ts';
export { type ReactorRunner, runReactors } from './run-reactors.ts';
export { storableJson, storableText } from './storable-json.ts';
export { SUMMED_AT_MOST, sumTimeline, type TimelineSum } from './sum-timeline.ts';
export { createTellOthers } from './tell-others.ts';
