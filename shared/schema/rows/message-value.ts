import { z } from 'zod'
import type { Message } from '#shared/domain/explanation/model.ts'
import { codeValue, NOTE_MAX_CHARS } from '../values.ts'

/** A code with its facts, as it is kept with a record. */
export const messageValue = z.strictObject({
  code: codeValue,
  params: z.record(
    z.string().min(1, 'empty').max(64, 'tooLong'),
    z.union([z.string().max(NOTE_MAX_CHARS, 'tooLong'), z.number()]),
  ),
}) satisfies z.ZodType<Message>
