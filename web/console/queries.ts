import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { Problem } from './api/client.ts';

const TRIES = 2;

/** The cache of all that the console shows. `onSignedOut` is called when the server no longer knows who asks. */
export function makeQueries(onSignedOut: () => void): QueryClient {
  const noticeSignOut = (error: Error) => {
    if (error instanceof Problem && error.status === 401) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        // Asking who is signed in is how the guard finds out; it sends to the sign-in page itself.
        if (query.queryKey[0] !== 'me') noticeSignOut(error);
      },
    }),
    mutationCache: new MutationCache({
      onError: (error, _variables, _context, mutation) => {
        if (mutation.options.meta?.public !== true) noticeSignOut(error);
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (count, error) => !(error instanceof Problem && isFinal(error.status)) && count < TRIES,
      },
    },
  });
}

/** A refusal stays a refusal; only a lost connection or a server in trouble is worth another try. */
const isFinal = (status: number) => status >= 400 && status < 500 && status !== 429;
