// Stands in for web/api-types.ts until it is generated; then this file goes.
import type * as S from './provisional.ts';

type Json<Body> = { content: { 'application/json': Body } };
type Op<Reply, Parameters = object, Body = never> = {
  parameters: Parameters;
  requestBody: [Body] extends [never] ? never : Json<Body>;
  responses: { 200: { headers: Record<string, unknown> } & Json<Reply> };
};
type Opless<Reply, Parameters = object> = {
  parameters: Parameters;
  requestBody?: never;
  responses: { 200: { headers: Record<string, unknown> } & Json<Reply> };
};
type P<Names extends string> = { path: Record<Names, string> };
type Page = { after?: string; limit?: number };

export type paths = {
  '/api/me': { get: Opless<S.Me>; patch: Op<object, object, { name: string }> };
  '/api/me/password': { put: Op<object, object, { current: string; password: string }> };
  '/api/me/sessions': { get: Opless<{ items: S.Session[] }> };
  '/api/me/sessions/{id}': { delete: Opless<object, P<'id'>> };
  '/api/session': { post: Op<S.Me, object, { email: string; password: string }>; delete: Opless<object> };
  '/api/setup/{token}': { get: Opless<{ valid: boolean }, P<'token'>> };
  '/api/setup': { post: Op<S.Me, object, { token: string; name: string; email: string; password: string }> };
  '/api/invitations/{token}': {
    get: Opless<{ name: string; email: string; role: S.Role }, P<'token'>>;
    post: Op<S.Me, P<'token'>, { password: string; name?: string }>;
  };
  '/api/team': {
    get: Opless<{ items: S.TeamMember[] }>;
    post: Op<
      S.TeamMember & { invitation_url: string },
      object,
      { name: string; email: string; role: S.Role }
    >;
  };
  '/api/team/{id}': {
    patch: Op<S.TeamMember, P<'id'>, { role?: S.Role; name?: string }>;
    delete: Opless<object, P<'id'>>;
  };
  '/api/cases': {
    get: Opless<
      { items: S.CaseRow[]; next: string | null; counts: S.CaseCounts },
      { query?: Page & { view?: S.CaseView; q?: string; customer_id?: string } }
    >;
    post: Op<S.Case, object, { customer_id: string; subject: string }>;
  };
  '/api/cases/{id}': {
    get: Opless<S.Case, P<'id'>>;
    patch: Op<
      S.CaseRow,
      P<'id'> & { header?: { 'if-match'?: string } },
      { state?: S.CaseState; assignee_id?: string | null; subject?: string }
    >;
  };
  '/api/cases/{id}/messages': {
    get: Opless<
      { items: S.Message[]; next: string | null },
      P<'id'> & { query?: { before?: string; limit?: number } }
    >;
    post: Op<
      S.Message,
      P<'id'> & { header?: { 'idempotency-key'?: string } },
      { text: string; reply_option: string; subject?: string; file_ids?: string[] }
    >;
  };
  '/api/cases/{id}/notes': {
    post: Op<S.Message, P<'id'> & { header?: { 'idempotency-key'?: string } }, { text: string }>;
  };
  '/api/deliveries/{id}/retry': { post: Opless<object, P<'id'>> };
  '/api/customers': {
    get: Opless<{ items: S.CustomerRow[]; next: string | null }, { query?: Page & { q?: string } }>;
    post: Op<S.Customer, object, { name: string; email?: string; phone?: string }>;
  };
  '/api/customers/{id}': { get: Opless<S.Customer, P<'id'>> };
  '/api/customers/{id}/timeline': {
    get: Opless<
      { items: S.TimelineItem[]; next: string | null },
      P<'id'> & { query?: { before?: string; types?: string; channels?: string; limit?: number } }
    >;
  };
  '/api/customers/{id}/merge': { post: Op<S.Customer, P<'id'>, { customer_id: string }> };
  '/api/customers/{id}/unmerge': {
    post: Op<{ customer: S.Customer; split_off: S.Customer }, P<'id'>, { profile_ids: string[] }>;
  };
  '/api/suggestions/{id}/accept': { post: Opless<object, P<'id'>> };
  '/api/suggestions/{id}/dismiss': { post: Opless<object, P<'id'>> };
  '/api/channels': { get: Opless<{ items: S.Channel[] }> };
  '/api/channel-accounts': {
    get: Opless<{ items: S.ChannelAccount[] }>;
    post: Op<S.ChannelAccount, object, { channel: string; name: string; settings: Record<string, unknown> }>;
  };
  '/api/channel-accounts/{id}': {
    patch: Op<
      S.ChannelAccount,
      P<'id'>,
      { name?: string; enabled?: boolean; settings?: Record<string, unknown> }
    >;
    delete: Opless<object, P<'id'>>;
  };
  '/api/channel-accounts/test': {
    post: Op<S.TestResult, object, { channel: string; settings: Record<string, unknown>; id?: string }>;
  };
  '/api/sources': {
    get: Opless<{ items: S.Source[] }>;
    post: Op<S.Source, object, { name: string }>;
  };
  '/api/sources/{id}/keys': { post: Op<S.NewKey, P<'id'>, { kind: 'public' | 'secret' }> };
  '/api/source-keys/{id}/revoke': { post: Opless<object, P<'id'>> };
  '/api/parked': { get: Opless<{ items: S.Parked[] }> };
  '/api/parked/{id}/replay': { post: Opless<object, P<'id'>> };
  '/api/inbound': {
    get: Opless<{ items: S.Inbound[]; next: string | null }, { query?: Page & { state?: string } }>;
  };
  '/api/inbound/{id}/replay': { post: Opless<object, P<'id'>> };
};
