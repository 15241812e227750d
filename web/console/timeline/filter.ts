import type { TimelineFilter } from '../api/timeline.ts';

export type Filter = { types: string[]; channels: string[]; members?: boolean };

export const noFilter: Filter = { types: [], channels: [] };

/** The filter as the API takes it; without one the same cache entry as the plain timeline. */
export function asQuery(filter: Filter): TimelineFilter {
  return {
    ...(filter.members && { members: true }),
    ...(filter.types.length > 0 && { types: filter.types.toSorted().join(',') }),
    ...(filter.channels.length > 0 && { channels: filter.channels.toSorted().join(',') }),
  };
}
