/** This product's version, put in by scripts/build.mjs. */
declare const JITLENS_VERSION: string | undefined;

export const VERSION = typeof JITLENS_VERSION === 'undefined' ? '0.0.0' : JITLENS_VERSION;
