// Placeholder until the first generation.
// biome-ignore lint/suspicious/noExplicitAny: replaced by generated types
export type Tables = Record<string, any>;
