import type { ReactNode } from 'react';
import { useMay } from '../api/session.ts';
import { NotAllowed } from '../parts/trouble.tsx';

type Props = { permission: string; children: ReactNode };

/** Shows its page to those who may, and to the others what they can do instead. */
export function Needs({ permission, children }: Props) {
  return useMay(permission) ? children : <NotAllowed />;
}
