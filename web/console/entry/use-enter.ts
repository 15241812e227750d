import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';

/** After signing in or setting up: forget what was known before, then go on. */
export function useEnter(to: string) {
  const queries = useQueryClient();
  const router = useRouter();
  return async () => {
    queries.clear();
    await router.invalidate();
    router.history.push(to);
  };
}
