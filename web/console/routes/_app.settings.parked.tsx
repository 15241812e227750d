import { createFileRoute } from '@tanstack/react-router';
import { ParkedPage } from '../settings/parked/parked-page.tsx';

export const Route = createFileRoute('/_app/settings/parked')({ component: ParkedPage });
