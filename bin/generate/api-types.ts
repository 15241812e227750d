import openapiTS, { astToString } from 'openapi-typescript';

/** web/api-types.ts: the API's requests and answers as the console sees them. */
export async function apiTypesFile(openapi: Record<string, unknown>): Promise<string> {
  const nodes = await openapiTS(JSON.stringify(openapi));
  return `// Made by bin/generate.ts from server/openapi.json. Do not edit.\n${astToString(nodes)}`;
}
