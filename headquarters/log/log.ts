/**
 * What headquarters writes down about itself: routes, statuses, durations, ids of devices and of incidents. Never what
 * is in the records, a message or an address of a person's computer. PRIV-9
 */
export interface Log {
  info(event: string, facts?: LogFacts): void
  warn(event: string, facts?: LogFacts): void
  error(event: string, facts?: LogFacts): void
  /** Puts everything on disk; after it nothing is written any more. */
  close(): void
}

export type LogFacts = Readonly<Record<string, string | number | boolean | readonly string[] | null>>
