import { createFileRoute } from '@tanstack/react-router';
import { ForgotPassword } from '../entry/forgot-password.tsx';

export const Route = createFileRoute('/forgot-password')({ component: ForgotPassword });
