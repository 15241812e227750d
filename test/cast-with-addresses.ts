import { createTeamMember, ROLES, type Role } from '../server/auth/index.ts';
import { newId, sql } from '../server/db/index.ts';
import { type CaseWorld, startCaseWorld } from '../server/modules/cases/case-world.ts';
import { createSource, createSourceKey } from '../server/modules/connect/index.ts';
import { type Client, client, PASSWORD } from './world.ts';

/** Words that stand nowhere but in customers' addresses: an answer that holds one gives an address away. */
export const ADDRESS_WORDS = ['zorblatt', 'quimperle', 'vexomail', 'wumbolia', 'Krumpelgasse'];
/** The last two digits may be seen. */
export const NUMBERS = [
  '6647654321',
  '664 765 43',
  '0664765432',
  '664/7654321',
  '7654321',
  '436647654321',
  '7001177',
];
/** And words that stand nowhere but in what was said in cases. */
export const SAID_WORDS = ['flumphweather', 'snorkeldust', 'grimblenote'];

export const EMAIL = 'zorblatt@vexomail.example';
export const PHONE = '+43 664 7654321';
const OTHER_EMAIL = 'quimperle@wumbolia.example';

export type Cast = Awaited<ReturnType<typeof startCast>>;

/** A server with somebody of each role, and a customer whose addresses got everywhere an address can get. */
export async function startCast() {
  const world = await startCaseWorld();
  const people = {} as Record<Role, Client>;
  for (const role of ROLES) people[role] = await signedIn(world, role);
  await customerWithEvents(world);
  const customer = (await people.owner.get(`/api/customers?q=${encodeURIComponent(EMAIL)}`)).body.items[0];
  const { rows: organisations } = await sql<{ id: string }>`
    select customer_id as id from identities join profiles on profiles.id = profile_id
    where identities.kind = 'group_id'`.execute(world.db);
  const written = await letter(world);
  await chatOfSomebody(world);
  await world.settle();
  const organisation_id = organisations[0]!.id;
  return { ...world, by_role: people, customer_id: customer.id as string, organisation_id, ...written };
}

async function signedIn(world: CaseWorld, role: Role): Promise<Client> {
  const email = `of-${role}@example.com`;
  await createTeamMember(world.db, { name: `The ${role}`, email, password: PASSWORD, role });
  const answer = await client(world.url, '').post('/api/session', { email, password: PASSWORD });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  return client(world.url, cookies.join('; '));
}

/** Somebody whom the shop knows well, and who typed their address wherever there was a field. */
async function customerWithEvents(world: CaseWorld): Promise<void> {
  const actor = { kind: 'system', name: 'test' } as const;
  const key = await world.db.transaction().execute(async (tx) => {
    const source = await createSource(tx, actor, { name: 'Shop' });
    return (await createSourceKey(tx, actor, { source_id: source.id, kind: 'secret' })).key;
  });
  const userId = 'wb-77';
  const traits = {
    name: 'Ana Berg',
    email: EMAIL,
    phone: PHONE,
    fax: 6647001177,
    telegram: '@zorblatt',
    address: { street: 'Krumpelgasse 4', city: 'Wien' },
    [`seen ${EMAIL}`]: true,
    note: `Rather by mail to ${EMAIL} than by 0664/7654321`,
  };
  const url = `https://shop.example/bye?email=${encodeURIComponent(EMAIL)}&tel=${encodeURIComponent(PHONE)}`;
  const batch = [
    { type: 'identify', userId, traits, context: { traits } },
    { type: 'page', userId, name: `Bye ${EMAIL}`, properties: { url, path: `/bye/${EMAIL}` } },
    { type: 'track', userId, event: 'Form Sent', properties: { label: EMAIL, to: [{ mobile: PHONE }] } },
    { type: 'track', userId, event: 'Newsletter Ordered', properties: { name: PHONE, title: EMAIL } },
    { type: 'track', userId, event: 'Payment Failed', properties: { reason: `no account of ${EMAIL}` } },
    { type: 'group', userId, groupId: OTHER_EMAIL, traits: { name: OTHER_EMAIL } },
  ].map((event) => ({ ...event, messageId: newId() }));
  const response = await fetch(`${world.url}/v1/batch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Basic ${btoa(`${key}:`)}` },
    body: JSON.stringify({ batch }),
  });
  if (response.status !== 200) throw new Error(await response.text());
  await world.settle();
}

/** A mail with their number in subject, text, signature, HTML and file name; answered, noted on, bounced. */
async function letter(world: CaseWorld) {
  const text = `flumphweather! I am ${EMAIL}, or call ${PHONE}.`;
  const got = await world.take(
    world.mail({
      from_address: EMAIL,
      from: { kind: 'email', value: EMAIL, name: null, verified: false },
      subject: `Call me: ${PHONE}`,
      text: `${text}\n\n> On Monday ${EMAIL} wrote: snorkeldust`,
      text_new: text,
      html: `<p>${text.replace('@', '<b>@</b>')}</p>`,
      attachments: [
        { file_id: newId(), name: `${EMAIL}.pdf`, type: 'application/pdf', size: 4, content_id: null },
      ],
    }),
  );
  const { rows } = await sql<{ id: string; case_id: string }>`
    select id, case_id from messages where text like 'flumphweather%' limit 1`.execute(world.db);
  const { id: message_id, case_id } = rows[0]!;
  await world.answer(case_id, `snorkeldust: we write to ${EMAIL} and call ${PHONE}`);
  await world.ben.post(`/api/cases/${case_id}/notes`, { text: `grimblenote: reached at ${PHONE}, ${EMAIL}` });
  return { case_id, message_id, got };
}

/** Somebody without a name, who is called by their address, and may be the same person. */
async function chatOfSomebody(world: CaseWorld): Promise<void> {
  const visitor = await world.visitor();
  await world.take(world.chat(visitor, `flumphweather, ${OTHER_EMAIL} here, ring 06647654321`));
  await world.claim(visitor, EMAIL);
  await world.take(world.mail({ from_address: OTHER_EMAIL, subject: `From ${OTHER_EMAIL}` }));
}
