import { keepReport } from '../keep-report.ts';
import { aboutMachine, type Machine } from '../machine.ts';
import { inWords, type Sample, type Verdict } from './flat.ts';
import type { Counts } from './load.ts';

export type Curve = {
  at: string;
  seconds: number;
  samples: (Sample & { after_s: number })[];
  verdicts: Verdict[];
  counts: Counts;
};

const LINES = 30;

/** Keeps a long run in bench/results: the verdicts, and the curve in some thirty lines. */
export function keepCurve(curve: Curve, machine: Machine): void {
  const { at, seconds, samples, verdicts, counts } = curve;
  const step = Math.max(1, Math.ceil(samples.length / LINES));
  const rows = samples
    .filter((_, n) => n % step === step - 1)
    .map(({ after_s, live_mb, resident_mb, connections, lag_s }) =>
      row(
        (after_s / 60).toFixed(1),
        live_mb.toFixed(1),
        resident_mb.toFixed(0),
        connections,
        lag_s.toFixed(2),
      ),
    );
  const { events, chat_messages, timelines, failures } = counts;
  const text = [
    '# Soak',
    '',
    `${at}: ${Math.round(seconds / 60)} minutes of a steady load (\`bench/soak.ts\`): ${events} events, ${chat_messages} chat ` +
      `messages, ${timelines} timelines read, ${failures} failures.`,
    '',
    ...verdicts.map((verdict) => `- ${inWords(verdict)} (from the middle third to the last)`),
    '',
    '`live`: what the server holds once all garbage is collected; `resident`: what the system gave it.',
    '',
    row('minutes', 'live MB', 'resident MB', 'connections', 'lag s'),
    row(...Array<string>(5).fill('---:')),
    ...rows,
    '',
    aboutMachine(machine),
    '',
  ].join('\n');
  keepReport('soak', at, text, { ...curve, machine });
}

const row = (...cells: (string | number)[]): string => `| ${cells.join(' | ')} |`;
