import { type Db, sql } from '../../../db/index.ts';

export type ProfileFact = { id: string; anonymous: boolean; home_customer_id: string; customer_id: string };
export type IdentityFact = {
  kind: string;
  value: string;
  profile_id: string;
  verified: boolean;
  created_at: string;
};
export type LinkFact = {
  id: string;
  profile_a: string;
  profile_b: string;
  strength: string;
  evidence: string;
  introduced: boolean;
  actor: string;
  undone_by: string | null;
};
export type TraitFact = {
  profile_id: string;
  name: string;
  value: unknown;
  trust: number;
  occurred_at: string;
  said_in: string;
};
export type CustomerFact = {
  id: string;
  active: boolean;
  known: boolean;
  name: string | null;
  email: string | null;
  phone: string | null;
  traits: Record<string, unknown>;
};
export type SeparationFact = { id: string; profile_id: string; side: string };

export type Facts = {
  profiles: ProfileFact[];
  identities: IdentityFact[];
  links: LinkFact[];
  traits: TraitFact[];
  customers: CustomerFact[];
  separations: SeparationFact[];
  /** id -> profile */
  interactions: Map<string, string>;
};

/** Everything there is, read in one snapshot. */
export function readFacts(db: Db): Promise<Facts> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const rows = async <Row>(query: ReturnType<typeof sql<Row>>) => (await query.execute(tx)).rows;
      const interactions = await rows(
        sql<{ id: string; profile_id: string }>`select id, profile_id from interactions`,
      );
      return {
        profiles: await rows(sql<ProfileFact>`
          select id, anonymous, home_customer_id, customer_id from profiles order by id`),
        // Times as text: what JavaScript's dates keep of them is not enough to put them in order.
        identities: await rows(sql<IdentityFact>`
          select kind, value, profile_id, verified, to_char(created_at, 'YYYYMMDDHH24MISSUS') as created_at
          from identities order by kind, value`),
        links: await rows(sql<LinkFact>`
          select id, profile_a, profile_b, strength, evidence, introduced, actor, undone_by
          from profile_links order by id`),
        traits: await rows(sql<TraitFact>`
          select profile_id, name, value, trust, to_char(occurred_at, 'YYYYMMDDHH24MISSUS') as occurred_at, said_in
          from profile_traits order by profile_id, name`),
        customers: await rows(sql<CustomerFact>`
          select id, active, known, name, email, phone, traits from customers order by id`),
        separations: await rows(sql<SeparationFact>`select id, profile_id, side from separations`),
        interactions: new Map(interactions.map(({ id, profile_id }) => [id, profile_id])),
      };
    });
}
