import { useCallback, useEffect, useState } from 'preact/hooks';

export type Mail = {
  id: string;
  /** `in` came to this person, `out` was written by them. */
  box: 'in' | 'out';
  from_name: string;
  from_address: string;
  to_address: string;
  subject: string;
  text: string;
  at: string;
};
export type Mailbox = {
  owner: { name: string; address: string };
  addresses: string[];
  company: string;
  items: Mail[];
};
export type Draft = { to: string; subject: string; text: string; answers: string | null };

const everyMs = 2_000;

/** The mails of one person, looked up again every two seconds as long as the page is looked at. */
export function useMailbox(address: string) {
  const [mailbox, setMailbox] = useState<Mailbox | null>(null);
  const [problem, setProblem] = useState('');
  const look = useCallback(async () => {
    try {
      const response = await fetch(`/demo/api/mails?address=${encodeURIComponent(address)}`);
      if (!response.ok) throw new Error((await response.json()).detail);
      setMailbox(await response.json());
      setProblem('');
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'The mailbox cannot be reached.');
    }
  }, [address]);
  useEffect(() => {
    look();
    const timer = setInterval(() => document.hidden || look(), everyMs);
    return () => clearInterval(timer);
  }, [look]);
  return { mailbox, problem, look };
}

export async function sendMail(from: string, draft: Draft): Promise<void> {
  const response = await fetch('/demo/api/mails', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ from, ...draft }),
  });
  if (!response.ok) throw new Error((await response.json()).detail);
}

export function whenOf(at: string): string {
  const date = new Date(at);
  const today = date.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat('en', today ? { timeStyle: 'short' } : { dateStyle: 'medium' }).format(date);
}
