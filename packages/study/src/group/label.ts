/** BIDS writes sub-01 in some places and 01 in others. */
export const plainLabel = (label: string): string => label.replace(/^sub-/, '')
