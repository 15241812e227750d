import { type Beat, beat, type Happening, type Telling, textOf } from './telling.ts';
import { count, day, plain, quote, short } from './words.ts';

export const VISIT_TYPES = ['page.viewed', 'screen.viewed'];

// Half an hour without a page is a new visit, as everywhere.
const PAUSE_MS = 30 * 60_000;

/** Where the customer came from, and one sentence for all the pages of the last visit. */
export function tellVisits(telling: Telling): Beat[] {
  const visits = splitVisits(telling.happenings.filter(({ type }) => VISIT_TYPES.includes(type)));
  const arrivals = visits
    .map((visit) => visit[0])
    .filter((first): first is Happening => first !== undefined && origin(first) !== null);
  const beats: Beat[] = [];
  // The first and the last way in: what lies between is coming back, not coming from somewhere.
  for (const first of new Set([arrivals[0], arrivals.at(-1)])) {
    if (first) beats.push(beat(first, 'arrival', first === arrivals[0] ? 6 : 3, arrival(first, telling)));
  }
  const last = visits.at(-1);
  if (last) beats.push(...browsing(last, beats, telling));
  return beats;
}

function splitVisits(pages: Happening[]): Happening[][] {
  const visits: Happening[][] = [];
  for (const page of pages) {
    const before = visits.at(-1)?.at(-1);
    if (before && page.occurred_at.getTime() - before.occurred_at.getTime() < PAUSE_MS)
      visits.at(-1)!.push(page);
    else visits.push([page]);
  }
  return visits;
}

function browsing(visit: Happening[], told: Beat[], telling: Telling): Beat[] {
  const last = visit.at(-1)!;
  const alreadyTold = told.some(({ interaction_id }) => interaction_id === visit[0]!.id);
  if (visit.length === 1) {
    return alreadyTold
      ? []
      : [beat(last, 'browsing', 2, `Looked at ${pageName(last)} ${dayOf(last, telling)}`)];
  }
  return [beat(last, 'browsing', 2, `Looked at ${pages(visit)}, last ${pageName(last)}`)];
}

// Of a very long visit not every page is read from the timeline: no number is given that is not sure.
const pages = (visit: Happening[]): string =>
  visit.length > 100 ? 'more than 100 pages' : count(visit.length, 'page');

const dayOf = (page: Happening, telling: Telling) => day(page.occurred_at, telling.now, telling.time_zone);

const arrival = (page: Happening, telling: Telling): string =>
  `Came from ${origin(page)} to ${pageName(page)} ${dayOf(page, telling)}`;

/** An advertised way in (utm of the Segment context), or another site; null for the company's own pages. */
function origin(page: Happening): string | null {
  const campaign = page.context.campaign as { name?: unknown; source?: unknown } | undefined;
  const name = typeof campaign?.name === 'string' ? plain(campaign.name) : null;
  const source = typeof campaign?.source === 'string' ? plain(campaign.source) : null;
  if (name) return source ? `the campaign ${quote(name)} (${source})` : `the campaign ${quote(name)}`;
  if (source) return source;
  const host = hostOf(textOf(page, 'referrer') ?? pageContext(page, 'referrer'));
  const own = hostOf(textOf(page, 'url') ?? pageContext(page, 'url'));
  return host === null || host === own ? null : host;
}

function hostOf(url: string | null): string | null {
  return url && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') || null : null;
}

function pageContext(page: Happening, name: string): string | null {
  const value = (page.context.page as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' ? value : null;
}

function pageName(page: Happening): string {
  const title = textOf(page, 'title', 'name') ?? pageContext(page, 'title');
  if (title) return `the page ${quote(short(title, 60))}`;
  return `the page ${short(textOf(page, 'path') ?? pageContext(page, 'path') ?? 'without a name', 60)}`;
}
