import { createFileRoute } from '@tanstack/react-router';
import { ImportStart } from '../customers/import/import-start.tsx';

export const Route = createFileRoute('/_app/customers/import/')({ component: ImportStart });
