/// <reference types="vite/client" />

/** The version in package.json, put in at build. */
declare const __VERSION__: string;
