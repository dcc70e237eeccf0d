import type { Reading } from '@penfield/io'

/** The version of a format as words behind its title; empty where the title says it already: "MAT file of level 5". */
export const versionBehind = ({ title, version }: Reading, before: string): string =>
  version === null || title.endsWith(` ${version}`) ? '' : `${before}${version}`
