/** The version that reports carry; a test holds it equal to package.json's. */
export const ENGINE_VERSION = '0.1.0';
