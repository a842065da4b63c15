/**
 * How much one message may hold, on both sides of the wire. A device counts before it sends; headquarters refuses what
 * is larger (413), so neither can be made to hold more than this in memory.
 */
export const syncLimits = {
  /** Commands in one push. */
  pushCommands: 200,
  /** Bytes of JSON in one push. */
  pushBytes: 1_048_576,
  /** Bytes of JSON of the arguments of one command: more could never be handed in, and what comes behind it neither. */
  commandBytes: 1_000_000,
  /** Rows in one page. */
  pageRows: 1_000,
  /** Bytes of JSON in one page. */
  pageBytes: 2_097_152,
  /** Bytes of JSON of one row. */
  rowBytes: 262_144,
  /** Streams in one pull. */
  streams: 200,
  /** Sequence numbers whose fate is asked in one pull. */
  asked: 500,
  /** Bytes of JSON in any answer a device reads. */
  replyBytes: 16_777_216,
} as const
