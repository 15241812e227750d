import { useSyncExternalStore } from 'react';
import { clockTime, dayDate, exactTime, relativeTime } from '../../kit/time.ts';

const TICK_MS = 30_000;
let now = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listen: () => void): () => void {
  listeners.add(listen);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, TICK_MS);
  return () => {
    listeners.delete(listen);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** The time, renewed twice a minute for the whole page at once. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}

type Props = { at: string; clock?: boolean; day?: boolean; className?: string };

/** A moment as people say it ("5 min ago"), as on a clock, or as its day; exact when pointed at. */
export function When({ at, clock, day, className }: Props) {
  const current = useNow();
  const shown = () => {
    if (day) return dayDate(at);
    return clock ? clockTime(at) : relativeTime(at, Math.max(current, Date.now() - TICK_MS));
  };
  return (
    <time dateTime={at} title={exactTime(at)} className={className}>
      {shown()}
    </time>
  );
}
