import { createFileRoute } from '@tanstack/react-router';
import { AboutPage } from '../settings/about/about-page.tsx';

export const Route = createFileRoute('/_app/settings/about')({ component: AboutPage });
