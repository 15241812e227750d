import { queryOptions } from '@tanstack/react-query';
import { api, need } from './client.ts';
import type { IdentityRules } from './shapes.ts';

export const identityRulesQuery = queryOptions({
  queryKey: ['identity-rules'],
  queryFn: ({ signal }) => need(api.GET('/api/identity-rules', { signal })),
});

/** Looks through all identities there are: asked for when the rules have changed, not each time the page is seen. */
export const identityMatchesQuery = queryOptions({
  queryKey: ['identity-rules', 'matches'],
  queryFn: ({ signal }) => need(api.GET('/api/identity-rules/matches', { signal })),
  staleTime: 5 * 60_000,
});

export type KindInput = { kind: string; limit: number | null; blocked: string[]; switched_off: string[] };
export type RulesInput = { default_country: string | null; kinds: KindInput[] };

/** What the company has said, in the form in which it says it. */
export const inputOf = ({ default_country, kinds }: IdentityRules): RulesInput => ({
  default_country,
  kinds: kinds.map(({ kind, limit, blocked, built_in }) => ({
    kind,
    limit,
    blocked: blocked.map(({ value }) => value),
    switched_off: built_in.filter(({ on }) => !on).map(({ value }) => value),
  })),
});

export const changeIdentityRules = (version: number, body: RulesInput) =>
  need(api.PUT('/api/identity-rules', { params: { header: { 'if-match': `"${version}"` } }, body }));

export const tryIdentity = (kind: string, value: string) =>
  need(api.POST('/api/identity-rules/try', { body: { kind, value } }));
