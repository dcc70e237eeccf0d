/** Examples in a text: ```console blocks of one command (`$ …`) and what it prints. */
export interface ConsoleBlock {
  readonly command: string
  readonly output: string
}

export const consoleBlocks = (markdown: string): readonly ConsoleBlock[] =>
  [...markdown.matchAll(/```console\n\$ (.+)\n([\s\S]*?)```/g)].map(([, command, output]) => ({ command, output }))

/** How long a run took is not part of what is promised. */
export const withoutTimes = (text: string): string => text.replace(/\d+(\.\d+)? s\b/g, 'N s')
