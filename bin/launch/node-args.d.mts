export const NODE_ARGS: string[];
