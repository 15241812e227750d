import { Readable } from 'node:stream';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';

// Bytes handed to the parser at a time: between them other requests get their turn.
const PORTION = 64 * 1024;

/**
 * A raw mail taken apart. A mail whose parts cannot be told apart (nested a thousand deep, say) still has its
 * header: `broken` is then why, and the text is empty.
 */
export async function parseMail(raw: Buffer): Promise<{ mail: ParsedMail; broken: string | null }> {
  try {
    return { mail: await parse(raw), broken: null };
  } catch (error) {
    const end = raw.indexOf('\r\n\r\n');
    const header = raw.subarray(0, end === -1 ? raw.length : end).toString('latin1');
    // Without its content type it is a plain mail without a text: nothing is left to stumble over.
    const bare = header.replace(/^content-[a-z-]+:.*(?:\r?\n[ \t].*)*\r?\n?/gim, '').trimEnd();
    const mail = await parse(Buffer.from(`${bare}\r\n\r\n`, 'latin1'));
    return { mail, broken: error instanceof Error ? error.message : String(error) };
  }
}

function parse(raw: Buffer): Promise<ParsedMail> {
  return simpleParser(Readable.from(portions(raw)), {
    // The HTML is sanitised and turned to text by us, and its inline images are linked to their files.
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipTextLinks: true,
    skipImageLinks: true,
    keepCidLinks: true,
  } as Parameters<typeof simpleParser>[1]);
}

function* portions(raw: Buffer): Generator<Buffer> {
  for (let at = 0; at < raw.length; at += PORTION) yield raw.subarray(at, at + PORTION);
}

export type MailAddress = { address: string; name: string | null };

/** The single addresses in an address field, groups opened, lower case; what is no address is left out. */
export function addressesIn(field: AddressObject | AddressObject[] | undefined): MailAddress[] {
  return [field ?? []]
    .flat()
    .flatMap((object) => object.value)
    .flatMap((entry) => entry.group ?? [entry])
    .map((entry) => ({ address: (entry.address ?? '').trim().toLowerCase(), name: cleanName(entry.name) }))
    .filter(({ address }) => /^[^\s@<>,;"]+@[^\s@<>,;"]+$/.test(address) && address.length <= 254);
}

const cleanName = (name: string | undefined): string | null =>
  withoutControls(name ?? '').slice(0, 200) || null;

/** One line of text from outside: PostgreSQL refuses NUL, and screens are confused by the others. */
export function withoutControls(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  return text.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();
}

/** Text of several lines from outside, as the database can keep it: no NUL, no half of a surrogate pair. */
export function storable(text: string): string {
  return text.replaceAll('\0', '').replace(/\r\n?/g, '\n').toWellFormed();
}
