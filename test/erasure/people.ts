/** Somebody with everything that can be known of a person; each word of it stands nowhere else. */
export type Person = ReturnType<typeof person>;

export function person(word: string, number: string) {
  return {
    name: `${word} Quirzefferelli`,
    first_email: `${word.toLowerCase()}.one@${word.toLowerCase()}-mail.example`,
    email: `${word.toLowerCase()}.two@${word.toLowerCase()}-work.example`,
    phone: `+4930901820${number}`,
    user_id: `customer-${word.toLowerCase()}-${number}`,
    anonymous_id: `browser-${word.toLowerCase()}-${number}`,
    chat_id: `chatbrowser-${word.toLowerCase()}-${number}`,
    /** What they wrote, and what was written to them and of them. */
    secret: `secretword${word.toLowerCase()}`,
    attachment: `attachedword${word.toLowerCase()}`,
  };
}

/** What gives somebody away, wherever it stands: also the words of their address, and what mails make of text. */
export function tracesOf(one: Person): string[] {
  const word = one.secret.replace('secretword', '');
  const plain = [word, one.phone.slice(3), one.secret, one.attachment];
  return [...plain, ...plain.flatMap(base64Of)].map((text) => text.toLowerCase());
}

// In base64 a text looks in three ways, by where it begins; its ends depend on what stands beside it.
function base64Of(text: string): string[] {
  return [0, 1, 2].map((shift) =>
    Buffer.from(' '.repeat(shift) + text)
      .toString('base64')
      .slice(shift === 0 ? 0 : 4)
      .replace(/=+$/, '')
      .slice(0, -2),
  );
}
