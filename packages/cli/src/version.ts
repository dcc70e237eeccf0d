declare const PENFIELD_VERSION: string

/** The version of this build; put in by the bundler from package.json. */
export const version: string = typeof PENFIELD_VERSION === 'string' ? PENFIELD_VERSION : '0.0.0-source'
