import type { paths } from '../../api-types.ts';

type Methods = 'get' | 'post' | 'patch' | 'put' | 'delete';

/** What the API answers with on a route. */
type Answer<Path extends keyof paths, Method extends Methods> = paths[Path][Method] extends {
  responses: infer Responses;
}
  ? Responses extends Partial<Record<200 | 201, { content: { 'application/json': infer Body } }>>
    ? Body
    : never
  : never;

type ItemOf<Page> = Page extends { items: (infer Item)[] } ? Item : never;

export type Me = Answer<'/api/me', 'get'>;
export type Role = Me['role'];
export type Session = ItemOf<Answer<'/api/me/sessions', 'get'>>;
export type AuditEntry = ItemOf<Answer<'/api/audit', 'get'>>;
export type Passkey = ItemOf<Answer<'/api/me/passkeys', 'get'>>;
export type SingleSignOn = NonNullable<Answer<'/api/single-sign-on', 'get'>['settings']>;
export type Department = ItemOf<Answer<'/api/departments', 'get'>>;
export type TeamMember = ItemOf<Answer<'/api/team', 'get'>>;

export type CaseRow = ItemOf<Answer<'/api/cases', 'get'>>;
export type CaseState = CaseRow['state'];
export type CaseCounts = Answer<'/api/cases', 'get'>['counts'];
export type CaseView = 'mine' | 'unassigned' | CaseState | 'all';
export type Case = Answer<'/api/cases/{id}', 'get'>;
export type StorySentence = Case['story'][number];
export type ReplyOption = Case['reply_options'][number];
export type Message = ItemOf<Answer<'/api/cases/{id}/messages', 'get'>>;
export type Attachment = Message['attachments'][number];

export type Company = Answer<'/api/company', 'get'>;
export type About = Answer<'/api/about', 'get'>;

export type Today = Answer<'/api/today', 'get'>;
export type Decision = Today['decisions'][number];

export type CustomerRow = ItemOf<Answer<'/api/customers', 'get'>>;
export type Kind = CustomerRow['kind'];
export type Customer = Answer<'/api/customers/{id}', 'get'>;
export type Membership = Customer['organisations'][number];
export type Member = ItemOf<Answer<'/api/customers/{id}/members', 'get'>>;
export type Profile = Customer['profiles'][number];
export type Identity = Profile['identities'][number];
export type Link = Customer['links'][number];
export type Trait = Customer['traits'][number];
export type IdentityRules = Answer<'/api/identity-rules', 'get'>;
export type KindRules = IdentityRules['kinds'][number];
export type IdentityMatches = Answer<'/api/identity-rules/matches', 'get'>;
export type TriedIdentity = Answer<'/api/identity-rules/try', 'post'>;
export type Suggestion = Customer['suggestions'][number];
export type OpenSuggestion = ItemOf<Answer<'/api/suggestions', 'get'>>;
export type TimelineItem = ItemOf<Answer<'/api/customers/{id}/timeline', 'get'>>;

/** The channel's own description of its settings; the form is made from it. */
export type JsonSchema = {
  type?: string;
  title?: string;
  description?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  default?: unknown;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
};
export type Channel = Omit<ItemOf<Answer<'/api/channels', 'get'>>, 'settings'> & { settings: JsonSchema };
export type ChannelAccount = ItemOf<Answer<'/api/channel-accounts', 'get'>>;
export type TestResult = Answer<'/api/channel-accounts/test', 'post'>;

export type Source = ItemOf<Answer<'/api/sources', 'get'>>;
export type SourceKey = Source['keys'][number];
export type SourceEvents = Answer<'/api/sources/{id}/live', 'get'>;
export type SourceEvent = ItemOf<SourceEvents>;
export type NewKey = Answer<'/api/sources/{id}/keys', 'post'>;
