import { calledBy, wordsOf } from './fold.ts';

/** What was typed into a search, understood. */
export type Search = {
  /** As it was typed, without the traits. */
  text: string;
  /** The text as what customers are called is compared with it from its beginning. */
  called: string;
  words: string[];
  /** The domain of addresses, or the beginning of one: "@acme.com", "acme.com", "@acm". */
  domain: string | null;
  traits: Trait[];
};

export type Trait = { name: string; value: string };

const TRAIT = /(?:^|\s)trait\.([^\s=]+)=(?:"([^"]*)"|(\S*))/g;
const DOMAIN = /^(?:@([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]*)*)|([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+))$/u;

/** Reads `huber anna trait.plan=gold`, `trait.city="New York"`, `@acme.com`. */
export function readSearch(q: string): Search {
  const typed = q.normalize('NFC').trim();
  const traits = [...typed.matchAll(TRAIT)].map(([, name, quoted, plain]) => ({
    name: name!,
    value: quoted ?? plain ?? '',
  }));
  const text = typed.replace(TRAIT, ' ').trim();
  const domain = DOMAIN.exec(text);
  return {
    text,
    called: calledBy(text),
    words: wordsOf(text),
    domain: (domain?.[1] ?? domain?.[2])?.toLowerCase() ?? null,
    traits,
  };
}

/** `plan=gold`, as a filter gives it; null when it is none. */
export function readTrait(text: string): Trait | null {
  const at = text.indexOf('=');
  return at < 1 ? null : { name: text.slice(0, at), value: text.slice(at + 1) };
}
