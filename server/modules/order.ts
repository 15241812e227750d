/** The modules from the ground up: each may import only those before it, only through their index.ts. */
export const MODULES = ['customers', 'channels', 'cases', 'connect', 'today'] as const;
